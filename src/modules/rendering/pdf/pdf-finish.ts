import { createHash } from 'node:crypto';
import { BLANK_SEAL, SEAL_OFFSET, sealElement } from './xmp.js';
import type { PdfFile } from './pdf-file.js';
import { bytes, dictionary, isDictionary, name, reference, textString, writeValue } from './pdf-syntax.js';
import type { PdfDictionary, PdfValue } from './pdf-syntax.js';
import { renumberTags } from './tag-ids.js';
import { mendedTables } from './to-unicode.js';

/** Part of what names a PDF: raised whenever finishing writes other bytes for the same print. */
export const FINISHER_VERSION = 1;

/** 1.7 is what PDF/UA-1 builds on; the second line says that the file is binary. */
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

export interface Finish {
  readonly title: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly createdAt: string;
  /** The packet of writeXmp, with a blank seal. */
  readonly xmp: string;
  /** 32 hexadecimal digits, the same for equal files only. */
  readonly id: string;
}

/**
 * Chromium's print as a brief that may leave the house: its own title, dates, XMP and name in place of the browser's, tag numbers
 * counted from one (Chromium goes on counting from brief to brief), and a seal over it all. Equal input gives equal bytes.
 */
export function finishPdf(file: PdfFile, finish: Finish): Buffer {
  const replaced = new Map<number, Buffer>([
    [file.info, objectBytes(file.info, infoDictionary(finish))],
    [file.root, objectBytes(file.root, catalog(file))],
  ]);
  // Written uncompressed: another zlib may compress to other bytes.
  for (const [number, table] of mendedTables(file))
    replaced.set(number, streamBytes(number, {}, Buffer.from(table, 'latin1')));
  const packet = file.size;
  const { parts, offsets, length } = copyObjects(file, replaced);
  const added = [...replaced, [packet, streamBytes(packet, XML, Buffer.from(finish.xmp, 'utf8'))] as const];
  let at = length;
  for (const [number, part] of added) {
    offsets[number] = at;
    at += part.length;
    parts.push(part);
  }
  parts.push(crossReferences(offsets), trailer({ file, offsets, at, id: finish.id }));
  const finished = Buffer.concat(parts);
  renumberTags(finished);
  return seal(finished);
}

interface Copied {
  readonly parts: Buffer[];
  /** By object number; 0 where there is none. */
  readonly offsets: number[];
  readonly length: number;
}

/** Everything but what is replaced, in as few pieces as that leaves. */
function copyObjects(file: PdfFile, replaced: ReadonlyMap<number, Buffer>): Copied {
  const parts: Buffer[] = [HEADER];
  const offsets = new Array<number>(file.size + 1).fill(0);
  let length = HEADER.length;
  let from = 0;
  let to = 0;
  for (const { number, start, end } of file.spans) {
    if (replaced.has(number)) continue;
    if (start !== to) {
      parts.push(file.data.subarray(from, to));
      from = start;
    }
    offsets[number] = length;
    length += end - start;
    to = end;
  }
  parts.push(file.data.subarray(from, to));
  return { parts, offsets, length };
}

function infoDictionary({ title, createdAt }: Finish): PdfDictionary {
  const date = bytes(`D:${createdAt.replace(/[-:TZ]/g, '')}Z`);
  return dictionary({
    Title: textString(title),
    Creator: bytes('Arcbrief'),
    Producer: bytes('Arcbrief'),
    CreationDate: date,
    ModDate: date,
  });
}

function catalog(file: PdfFile): PdfDictionary {
  const entries = new Map(file.dictionary(file.root).entries);
  entries.set('Metadata', reference(file.size));
  const preferences = entries.get('ViewerPreferences');
  const shown = new Map<string, PdfValue>(isDictionary(preferences) ? preferences.entries : []);
  entries.set('ViewerPreferences', { kind: 'dictionary', entries: shown.set('DisplayDocTitle', true) });
  return { kind: 'dictionary', entries };
}

function objectBytes(number: number, value: PdfValue): Buffer {
  return Buffer.from(`${number} 0 obj\n${writeValue(value)}\nendobj\n`, 'latin1');
}

const XML = { Type: name('Metadata'), Subtype: name('XML') };

function streamBytes(number: number, entries: Readonly<Record<string, PdfValue>>, content: Buffer): Buffer {
  const head = writeValue(dictionary({ ...entries, Length: content.length }));
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n${head}\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
}

const ENTRY = Buffer.from('0000000000 00000 n \n', 'latin1');
const FREE_ENTRY = Buffer.from('0000000000 65535 f \n', 'latin1');
const ZERO = 0x30;

function crossReferences(offsets: readonly number[]): Buffer {
  const head = Buffer.from(`xref\n0 ${offsets.length}\n`, 'latin1');
  const table = Buffer.concat([head, Buffer.allocUnsafe(offsets.length * ENTRY.length)]);
  offsets.forEach((offset, index) => {
    const at = head.length + index * ENTRY.length;
    (offset === 0 ? FREE_ENTRY : ENTRY).copy(table, at);
    for (let digit = at + 9, rest = offset; rest > 0; digit -= 1, rest = Math.floor(rest / 10))
      table[digit] = ZERO + (rest % 10);
  });
  return table;
}

interface TrailerOptions {
  readonly file: PdfFile;
  readonly offsets: readonly number[];
  readonly at: number;
  readonly id: string;
}

function trailer({ file, offsets, at, id }: TrailerOptions): Buffer {
  const entries = `/Size ${offsets.length}\n/Root ${file.root} 0 R\n/Info ${file.info} 0 R\n/ID [<${id}> <${id}>]`;
  return Buffer.from(`trailer\n<<${entries}>>\nstartxref\n${at}\n%%EOF\n`, 'latin1');
}

/** The SHA-256 of the file as it is with a blank seal, written into the seal's place. Changes the buffer it is given. */
function seal(file: Buffer): Buffer {
  // The packet stands near the end, and no text of a brief is uncompressed behind it.
  const at = file.lastIndexOf(sealElement(BLANK_SEAL));
  file.write(createHash('sha256').update(file).digest('hex'), at + SEAL_OFFSET, 'latin1');
  return file;
}
