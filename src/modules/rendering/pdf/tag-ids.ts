const PREFIX = Buffer.from('(node');
const DIGITS = 8;
const LENGTH = PREFIX.length + DIGITS + 1;
const [ZERO, SPACE, SLASH, CLOSE, OPEN_ARRAY, LETTER_D, LETTER_I, LETTER_R] = [
  0x30, 0x20, 0x2f, 0x29, 0x5b, 0x44, 0x49, 0x52,
];

/**
 * Renumbers `(node00001234)`, by which the tags of a document refer to each other, from one on in their own order. Chromium
 * takes the numbers from a count that goes on as long as its process lives. The length stays, so the file's table does too;
 * the order stays, so the ID tree remains sorted. Changes the buffer.
 */
export function renumberTags(body: Buffer): void {
  const places: number[] = [];
  const numbers: number[] = [];
  for (let at = body.indexOf(PREFIX); at >= 0; at = body.indexOf(PREFIX, at + 1)) {
    const number = tagAt(body, at);
    if (number < 0) continue;
    places.push(at);
    numbers.push(number);
  }
  const ranks = new Map([...new Set(numbers)].sort((a, b) => a - b).map((number, index) => [number, index + 1]));
  places.forEach((at, index) => writeDigits(body, at + PREFIX.length, ranks.get(numbers[index] ?? 0) ?? 0));
}

/** The tag's number; −1 where it is something else. */
function tagAt(body: Buffer, at: number): number {
  if (body[at + LENGTH - 1] !== CLOSE || !mayPrecede(body, at)) return -1;
  let number = 0;
  for (let digit = at + PREFIX.length; digit < at + LENGTH - 1; digit += 1) {
    const value = (body[digit] ?? 0) - ZERO;
    if (value < 0 || value > 9) return -1;
    number = number * 10 + value;
  }
  return number;
}

/** /ID, a list of them, the ID tree. What people wrote follows /Alt, /Title and the like. */
function mayPrecede(body: Buffer, at: number): boolean {
  const [before, last] = [body[at - 2], body[at - 1]];
  if (last === OPEN_ARRAY) return true;
  if (last !== SPACE) return false;
  return (
    before === CLOSE ||
    before === LETTER_R ||
    (before === LETTER_D && body[at - 3] === LETTER_I && body[at - 4] === SLASH)
  );
}

function writeDigits(body: Buffer, at: number, number: number): void {
  for (let place = at + DIGITS - 1, rest = number; place >= at; place -= 1, rest = Math.floor(rest / 10))
    body[place] = ZERO + (rest % 10);
}
