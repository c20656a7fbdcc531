/**
 * The CBOR that Chromium speaks over its debugging pipe (`--remote-debugging-pipe=cbor`): RFC 8949 with rules of its own. A map or
 * an array has no length but an end, and stands in an envelope (tag 24: a byte string that holds CBOR), so that a reader can pass over
 * it. Text is UTF-8, or a bare byte string of UTF-16LE. Bytes carry tag 22. A whole number has 32 bits; any other number is a double.
 * No library writes such maps or reads such text, so this one does, and no more than that.
 */

/** What JSON can say. Members of an object that are undefined are left out. */
export type Encodable =
  null | boolean | number | string | readonly Encodable[] | { readonly [key: string]: Encodable | undefined };

/** A message that this reader does not know. */
export class CborUnreadable extends Error {
  constructor(what: string, at: number) {
    super(`Chromium's message cannot be read: ${what} at byte ${at}.`);
  }
}

const MAJOR = { positive: 0, negative: 1, bytes: 2, text: 3 } as const;
const FALSE = 0xf4;
const TRUE = 0xf5;
const NULL = 0xf6;
const DOUBLE = 0xfb;
const ARRAY = 0x9f;
const MAP = 0xbf;
const END = 0xff;
/** Tag 22: bytes that JSON would hold as base64. */
const TAGGED_BYTES = 0xd6;
const TAG = 0xd8;
const TAG_OF_ENVELOPE = 24;
const BYTES_WITH_32_BIT_LENGTH = 0x5a;

/** Bytes of an envelope before what it holds. */
const ENVELOPE_HEAD = 7;
/** Enough of a message to know its length; none is as short. */
export const MESSAGE_HEAD = ENVELOPE_HEAD;

const INT32 = { least: -(2 ** 31), most: 2 ** 31 - 1 } as const;

/** One message, in its envelope. */
export function encodeMessage(message: { readonly [key: string]: Encodable | undefined }): Buffer {
  const parts: Buffer[] = [];
  encode(message, parts);
  return Buffer.concat(parts);
}

/** Appends the bytes of a value; returns how many. */
function encode(value: Encodable, parts: Buffer[]): number {
  if (value === null) return append(parts, NULL);
  if (typeof value === 'boolean') return append(parts, value ? TRUE : FALSE);
  if (typeof value === 'string') return encodeText(value, parts);
  if (typeof value === 'number') return encodeNumber(value, parts);
  return encodeEnvelope(parts, () => {
    if (isList(value)) {
      return (
        append(parts, ARRAY) + value.reduce((sum: number, each) => sum + encode(each, parts), 0) + append(parts, END)
      );
    }
    let length = append(parts, MAP);
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) length += encodeText(key, parts) + encode(member, parts);
    }
    return length + append(parts, END);
  });
}

function isList(value: object): value is readonly Encodable[] {
  return Array.isArray(value);
}

/** The head stands before what it counts, so it is filled in afterwards. */
function encodeEnvelope(parts: Buffer[], content: () => number): number {
  const head = Buffer.from([TAG, TAG_OF_ENVELOPE, BYTES_WITH_32_BIT_LENGTH, 0, 0, 0, 0]);
  parts.push(head);
  const length = content();
  head.writeUInt32BE(length, ENVELOPE_HEAD - 4);
  return ENVELOPE_HEAD + length;
}

function encodeText(text: string, parts: Buffer[]): number {
  const bytes = Buffer.from(text, 'utf8');
  parts.push(headOf(MAJOR.text, bytes.length), bytes);
  return lengthOf(bytes.length) + bytes.length;
}

function encodeNumber(value: number, parts: Buffer[]): number {
  if (Number.isInteger(value) && value >= INT32.least && value <= INT32.most && !Object.is(value, -0)) {
    const [major, count] = value < 0 ? [MAJOR.negative, -1 - value] : [MAJOR.positive, value];
    parts.push(headOf(major, count));
    return lengthOf(count);
  }
  const double = Buffer.alloc(9);
  double[0] = DOUBLE;
  double.writeDoubleBE(value, 1);
  parts.push(double);
  return double.length;
}

/** Bytes of a head that counts so far. */
function lengthOf(count: number): number {
  if (count < 24) return 1;
  if (count < 2 ** 8) return 2;
  return count < 2 ** 16 ? 3 : 5;
}

function headOf(major: number, count: number): Buffer {
  const head = Buffer.alloc(lengthOf(count));
  const counted = head.length - 1;
  head[0] = (major << 5) | (counted === 0 ? count : 24 + Math.log2(counted));
  if (counted > 0) head.writeUIntBE(count, 1, counted);
  return head;
}

function append(parts: Buffer[], byte: number): number {
  parts.push(Buffer.from([byte]));
  return 1;
}

/** How long the message is that begins here, its head included. @throws CborUnreadable when none begins here. */
export function messageLength(head: Buffer): number {
  if (head.length < ENVELOPE_HEAD) throw new CborUnreadable('the end', head.length);
  if (head[0] !== TAG || head[1] !== TAG_OF_ENVELOPE || head[2] !== BYTES_WITH_32_BIT_LENGTH)
    throw new CborUnreadable('no envelope', 0);
  return ENVELOPE_HEAD + head.readUInt32BE(ENVELOPE_HEAD - 4);
}

/**
 * What a message says. Its bytes are not copied: they are handed over as a part of the message, and what `bytesAs` makes of them
 * stands in their place.
 *
 * @throws CborUnreadable
 */
export function decodeMessage(message: Buffer, bytesAs: (bytes: Buffer) => unknown): unknown {
  const length = messageLength(message);
  if (length > message.length) throw new CborUnreadable('the end', message.length);
  if (length < message.length) throw new CborUnreadable('something behind the message', length);
  return new Reader(message, bytesAs).value();
}

class Reader {
  private at = 0;

  constructor(
    private readonly data: Buffer,
    private readonly bytesAs: (bytes: Buffer) => unknown,
  ) {}

  value(): unknown {
    const from = this.at;
    const first = this.byte();
    switch (first) {
      case NULL:
        return null;
      case TRUE:
        return true;
      case FALSE:
        return false;
      case DOUBLE:
        return this.data.readDoubleBE(this.take(8));
      case TAG:
        return this.inEnvelope(from);
      case TAGGED_BYTES:
        return this.bytesAs(this.part(this.count(this.byte(), MAJOR.bytes)));
      case MAP:
        return this.map();
      case ARRAY:
        return this.array();
    }
    switch (first >> 5) {
      case MAJOR.positive:
        return this.count(first, MAJOR.positive);
      case MAJOR.negative:
        return -1 - this.count(first, MAJOR.negative);
      case MAJOR.text:
        return this.part(this.count(first, MAJOR.text)).toString('utf8');
      case MAJOR.bytes:
        return this.part(this.count(first, MAJOR.bytes)).toString('utf16le');
    }
    throw new CborUnreadable(`an unknown byte 0x${first.toString(16)}`, from);
  }

  private inEnvelope(from: number): unknown {
    const end = from + messageLength(this.data.subarray(from, from + ENVELOPE_HEAD));
    this.at = from + ENVELOPE_HEAD;
    const value = this.value();
    if (this.at !== end) throw new CborUnreadable('an envelope of another length', from);
    return value;
  }

  private map(): Record<string, unknown> {
    const members: [string, unknown][] = [];
    while (!this.ends()) members.push([String(this.value()), this.value()]);
    return Object.fromEntries(members);
  }

  private array(): readonly unknown[] {
    const values: unknown[] = [];
    while (!this.ends()) values.push(this.value());
    return values;
  }

  private ends(): boolean {
    if (this.data[this.at] !== END) return false;
    this.at += 1;
    return true;
  }

  /** What follows a first byte, or stands in it: a number or a length. */
  private count(first: number, major: number): number {
    const size = first & 0x1f;
    if (first >> 5 !== major || size > 26) throw new CborUnreadable('an unknown length', this.at - 1);
    if (size < 24) return size;
    const bytes = 2 ** (size - 24);
    return this.data.readUIntBE(this.take(bytes), bytes);
  }

  private part(length: number): Buffer {
    const from = this.take(length);
    return this.data.subarray(from, from + length);
  }

  private byte(): number {
    return this.data[this.take(1)] ?? 0;
  }

  /** Where the next so many bytes stand. */
  private take(length: number): number {
    const from = this.at;
    if (from + length > this.data.length) throw new CborUnreadable('the end', from);
    this.at += length;
    return from;
  }
}
