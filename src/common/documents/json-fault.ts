import { codePointName } from './path.js';

/** Where a text stops being JSON, and what its author can do about it. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

interface Bracket {
  readonly opened: '{' | '[';
  readonly offset: number;
}

type Next = 'value' | 'first-value' | 'item' | 'key' | 'first-key' | 'colon' | 'comma' | 'nothing';

/** Far deeper than a document may be: there another rule refuses it. */
const DEEP = 100;

const CLOSING = { '{': '}', '[': ']' } as const;
const SPACE = /[ \t\n\r]*/y;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The first place at which a text is no JSON. The parser of the language names no place for some mistakes, and a remedy
 * for none.
 *
 * @returns null for JSON, and for what another rule refuses: nothing at all, or brackets without end.
 */
export function jsonFault(text: string): JsonFault | null {
  return new Scanner(text).scan();
}

/** One pass with a list of its own: the author decides the depth, the call stack must not. */
class Scanner {
  private readonly open: Bracket[] = [];
  private next: Next = 'value';
  private at = 0;
  /** The last sign that was read: what is missing after it is missing there, not on the next line. */
  private last = 0;

  constructor(private readonly text: string) {}

  scan(): JsonFault | null {
    for (this.skip(SPACE); this.at < this.text.length; this.skip(SPACE)) {
      const fault = this.sign(this.text[this.at] ?? '');
      if (fault !== null) return fault;
      if (this.open.length > DEEP) return null;
      this.last = this.at - 1;
    }
    const unclosed = this.open.at(-1);
    if (unclosed === undefined) return null;
    const closing = CLOSING[unclosed.opened];
    return { offset: unclosed.offset, message: `this ${unclosed.opened} is never closed; close it with ${closing}` };
  }

  private sign(sign: string): JsonFault | null {
    if (/^(#|\/[/*])/.test(this.text.slice(this.at, this.at + 2)))
      return this.fault('JSON has no comments; remove this');
    switch (this.next) {
      case 'nothing':
        return this.fault('something follows the end of the document; remove it');
      case 'key':
      case 'first-key':
        return this.key(sign);
      case 'colon':
        if (sign !== ':') return this.missing('a colon is missing after this key; write one');
        return this.step('value');
      case 'comma':
        return this.comma(sign);
      default:
        return this.value(sign);
    }
  }

  private key(sign: string): JsonFault | null {
    if (sign === '"') return this.string('colon');
    if (sign === '}') return this.next === 'first-key' ? this.close(sign) : this.trailingComma(sign);
    return this.fault(
      sign === ',' ? 'this comma stands after nothing; remove it' : 'a key must stand in double quotes',
    );
  }

  private value(sign: string): JsonFault | null {
    if (sign === '{' || sign === '[') {
      this.open.push({ opened: sign, offset: this.at });
      return this.step(sign === '{' ? 'first-key' : 'first-value');
    }
    if (sign === '"') return this.string(this.afterValue());
    if (sign === ']' && this.next === 'first-value') return this.close(sign);
    if (sign === ']' && this.next === 'item') return this.trailingComma(sign);
    if (',]}:'.includes(sign)) return this.fault('a value is missing before this sign; write one, or null');
    if (this.skip(WORD)) return this.becomes(this.afterValue());
    if (this.open.length === 0)
      return this.fault('is not JSON, which begins with {; mend it, or call the file .yaml if it is YAML');
    if (/[-+.\d]/.test(sign)) return this.fault('this is no number of JSON; write it like 12, -3 or 0.5');
    return this.fault('this is no value of JSON; put a text in double quotes');
  }

  private comma(sign: string): JsonFault | null {
    if (sign === ',') return this.step(this.open.at(-1)?.opened === '{' ? 'key' : 'item');
    if (sign === '}' || sign === ']') return this.close(sign);
    return this.missing('a comma is missing after this value, or something follows it that does not belong here');
  }

  private close(sign: string): JsonFault | null {
    const bracket = this.open.at(-1);
    if (bracket !== undefined && CLOSING[bracket.opened] !== sign) {
      const { opened, offset } = bracket;
      const line = this.text.slice(0, offset).split('\n').length;
      return this.fault(
        `the ${opened} of line ${line} is still open; close it with ${CLOSING[opened]} before this ${sign}`,
      );
    }
    this.open.pop();
    return this.step(this.afterValue());
  }

  private string(next: Next): JsonFault | null {
    const start = this.at;
    for (this.at += 1; this.text[this.at] !== '"';) {
      const character = this.text[this.at];
      if (character === undefined || character === '\n' || character === '\r') {
        const message = 'a quote is opened and never closed; close it, or write \\" for a quote inside the text';
        return { offset: start, message };
      }
      if (character < ' ') return this.fault(`a text contains ${codePointName(character)}; write a space or an escape`);
      if (character !== '\\') this.at += 1;
      else if (!this.skip(ESCAPE))
        return this.fault('a backslash must be written twice (\\\\), or begin an escape such as \\n or \\u00e9');
    }
    return this.step(next);
  }

  private afterValue(): Next {
    return this.open.length === 0 ? 'nothing' : 'comma';
  }

  /** The sign has been read. */
  private step(next: Next): null {
    this.at += 1;
    return this.becomes(next);
  }

  private becomes(next: Next): null {
    this.next = next;
    return null;
  }

  /** @returns whether anything was there. */
  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.test(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private trailingComma(sign: string): JsonFault {
    return { offset: this.last, message: `a comma stands before ${sign}; remove it` };
  }

  private missing(message: string): JsonFault {
    return { offset: this.last, message };
  }

  private fault(message: string): JsonFault {
    return { offset: this.at, message };
  }
}
