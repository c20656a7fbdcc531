import { createHash } from 'node:crypto';
import { readPdfFile } from './pdf-file.js';
import { PdfUnreadable, isReference } from './pdf-syntax.js';
import { BLANK_SEAL, SEAL_OFFSET, readXmp, sealElement } from './xmp.js';

/** What a finished brief says about itself. */
export interface BriefFacts {
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly facts: Readonly<Record<string, string>>;
  /**
   * No byte of the file has changed since it was made. It is a seal against accidents and careless edits, not a signature:
   * whoever can compute a SHA-256 can seal a forgery. Compare with the database for that.
   */
  readonly sealHolds: boolean;
}

/** Null for a file that Arcbrief has not made, or that is damaged beyond reading. */
export function readBriefFacts(pdf: Uint8Array): BriefFacts | null {
  try {
    const data = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
    const file = readPdfFile(data);
    const metadata = file.dictionary(file.root).entries.get('Metadata');
    if (!isReference(metadata)) return null;
    const { start, end } = file.stream(metadata.number);
    const packet = data.subarray(start, end);
    const read = readXmp(packet.toString('utf8'));
    if (!read) return null;
    const { seal, ...facts } = read;
    return { ...facts, sealHolds: sealOf(data, start + packet.lastIndexOf(sealElement(seal))) === seal };
  } catch (error) {
    if (error instanceof PdfUnreadable) return null;
    throw error;
  }
}

function sealOf(data: Buffer, element: number): string {
  const from = element + SEAL_OFFSET;
  return createHash('sha256')
    .update(data.subarray(0, from))
    .update(BLANK_SEAL)
    .update(data.subarray(from + BLANK_SEAL.length))
    .digest('hex');
}
