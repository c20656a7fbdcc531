const PREFIX = Buffer.from('(node');
const DIGITS = 8;
const LENGTH = PREFIX.length + DIGITS + 1;
const CLOSE = 0x29;

/** What may stand before a tag's number: /ID, a list of them, the ID tree. (A person's text follows /Alt, /Title, …) */
const BEFORE = ['/ID ', '[', ') ', ' R '];

/**
 * Renumbers `(node00001234)`, by which the tags of a document refer to each other, from one on in their own order. Chromium
 * takes the numbers from a count that goes on as long as its process lives. The length stays, so the file's table does too;
 * the order stays, so the ID tree remains sorted. Changes the buffer.
 */
export function renumberTags(body: Buffer): void {
  const places: number[] = [];
  for (let at = body.indexOf(PREFIX); at >= 0; at = body.indexOf(PREFIX, at + 1)) if (isTag(body, at)) places.push(at);
  const read = (at: number) => body.toString('latin1', at + PREFIX.length, at + PREFIX.length + DIGITS);
  const ranks = new Map(
    [...new Set(places.map(read))].sort().map((digits, index) => [digits, String(index + 1).padStart(DIGITS, '0')]),
  );
  for (const at of places) body.write(ranks.get(read(at)) ?? '', at + PREFIX.length, 'latin1');
}

function isTag(body: Buffer, at: number): boolean {
  if (body[at + LENGTH - 1] !== CLOSE) return false;
  for (let digit = at + PREFIX.length; digit < at + LENGTH - 1; digit += 1) {
    const code = body[digit] ?? 0;
    if (code < 0x30 || code > 0x39) return false;
  }
  const before = body.toString('latin1', at - 4, at);
  return BEFORE.some((text) => before.endsWith(text));
}
