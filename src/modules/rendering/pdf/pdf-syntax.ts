/**
 * The objects of a PDF (ISO 32000-1, 7.3) as values, as far as Chromium writes them: read and written back without loss.
 * Strings are kept as their bytes (one character a byte); names without their slash.
 */
export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfReference | readonly PdfValue[] | PdfDictionary;

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}
export interface PdfString {
  readonly kind: 'string';
  readonly bytes: string;
}
export interface PdfReference {
  readonly kind: 'reference';
  readonly number: number;
}
export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export const name = (text: string): PdfName => ({ kind: 'name', name: text });
export const bytes = (text: string): PdfString => ({ kind: 'string', bytes: text });
export const reference = (number: number): PdfReference => ({ kind: 'reference', number });
export const dictionary = (entries: Readonly<Record<string, PdfValue>>): PdfDictionary => ({
  kind: 'dictionary',
  entries: new Map(Object.entries(entries)),
});

/** A text string: PDFDocEncoding where it is ASCII, else UTF-16BE with its mark (7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return bytes(text);
  return bytes(`\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`);
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return isKind(value, 'dictionary');
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return isKind(value, 'reference');
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return isKind(value, 'string');
}

export function isName(value: PdfValue | undefined): value is PdfName {
  return isKind(value, 'name');
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

function isKind(value: PdfValue | undefined, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** Something that is not a PDF as Chromium or Arcbrief writes it. */
export class PdfUnreadable extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'PdfUnreadable';
  }
}

const WHITE = new Set(' \n\r\t\f\0');
const DELIMITER = new Set('()<>[]{}/% \n\r\t\f\0');
const DEPTH_LIMIT = 64;

/** Reads one value from the start of `text` (one character a byte). */
export function readValue(text: string): { readonly value: PdfValue; readonly end: number } {
  const reader = new ValueReader(text);
  const value = reader.value(0);
  return { value, end: reader.at };
}

class ValueReader {
  at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): PdfValue {
    if (depth > DEPTH_LIMIT) throw new PdfUnreadable('An object is nested too deeply.');
    this.skip();
    const character = this.text[this.at];
    if (character === undefined) throw new PdfUnreadable('An object ends too early.');
    if (character === '/') return this.name();
    if (character === '(') return this.literal();
    if (character === '[') return this.array(depth);
    if (character === '<') return this.text[this.at + 1] === '<' ? this.dictionary(depth) : this.hexadecimal();
    return this.word();
  }

  private skip(): void {
    for (;;) {
      const character = this.text[this.at] ?? '';
      if (character === '%') {
        while (this.at < this.text.length && !/[\r\n]/.test(this.text[this.at] ?? '')) this.at += 1;
      } else if (WHITE.has(character)) this.at += 1;
      else return;
    }
  }

  private token(): string {
    const start = this.at;
    while (this.at < this.text.length && !DELIMITER.has(this.text[this.at] ?? '')) this.at += 1;
    return this.text.slice(start, this.at);
  }

  private name(): PdfName {
    this.at += 1;
    return name(this.token().replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }

  private word(): PdfValue {
    const word = this.token();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfUnreadable('An object cannot be read.');
    const rest = /^[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![^()<>[\]{}/%\0\t\n\f\r ])/.exec(
      this.text.slice(this.at, this.at + 16),
    );
    if (!rest || !/^\d+$/.test(word)) return Number(word);
    this.at += rest[0].length;
    return reference(Number(word));
  }

  private array(depth: number): readonly PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skip();
      if (this.text[this.at] === ']') break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return items;
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skip();
      if (this.text.startsWith('>>', this.at)) break;
      const key = this.value(depth + 1);
      if (typeof key !== 'object' || key === null || !('kind' in key) || key.kind !== 'name') {
        throw new PdfUnreadable('A dictionary has a key that is not a name.');
      }
      entries.set(key.name, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dictionary', entries };
  }

  private hexadecimal(): PdfString {
    const end = this.text.indexOf('>', this.at);
    const digits = end < 0 ? 'x' : this.text.slice(this.at + 1, end).replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new PdfUnreadable('A string cannot be read.');
    this.at = end + 1;
    return bytes(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1'));
  }

  private literal(): PdfString {
    let result = '';
    let open = 0;
    for (this.at += 1; ; this.at += 1) {
      const character = this.text[this.at];
      if (character === undefined) throw new PdfUnreadable('A string ends too early.');
      if (character === '\\') {
        result += this.escape();
        continue;
      }
      if (character === '(') open += 1;
      if (character === ')' && open-- === 0) break;
      result += character;
    }
    this.at += 1;
    return bytes(result);
  }

  /** Leaves `at` on the last character of the escape. */
  private escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at + 1, this.at + 4));
    if (octal) {
      this.at += octal[0].length;
      return String.fromCharCode(parseInt(octal[0], 8) & 0xff);
    }
    this.at += 1;
    const character = this.text[this.at] ?? '';
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' }[character] ?? character;
  }
}

/** The value as it stands in a file (one character a byte). */
export function writeValue(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : value.toFixed(5).replace(/\.?0+$/, '');
  if (isArray(value)) return `[${value.map(writeValue).join(' ')}]`;
  switch (value.kind) {
    case 'name':
      return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${hex(character)}`)}`;
    case 'string':
      return /^[\x20-\x7e]*$/.test(value.bytes)
        ? `(${value.bytes.replace(/[\\()]/g, '\\$&')})`
        : `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
    case 'reference':
      return `${value.number} 0 R`;
    case 'dictionary':
      return `<<${[...value.entries].map(([key, member]) => `${writeValue(name(key))} ${writeValue(member)}`).join('\n')}>>`;
  }
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}
