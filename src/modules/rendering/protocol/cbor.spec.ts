import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CborUnreadable, decodeMessage, encodeMessage, messageLength } from './cbor.js';

const asBytes = (bytes: Buffer) => bytes;

/** Both in hexadecimal digits. */
function inEnvelope(content: string): string {
  return `d8185a${(content.length / 2).toString(16).padStart(8, '0')}${content}`;
}

/** What Chromium 153 answered, byte for byte, and what it meant. */
const ANSWERS = [
  ['d8185a00000016bf6269640166726573756c74d8185a00000002bfffff', { id: 1, result: {} }],
  [
    'd8185a00000029bf66726573756c74d8185a00000019bf647479706566737472696e676576616c7565441420e900ffff',
    { result: { type: 'string', value: '—é' } },
  ],
  [
    'd8185a00000029bf6474797065666f626a6563746576616c7565d8185a0000000e9ffb3ff800000000000022f6f5ffff',
    { type: 'object', value: [1.5, -3, null, true] },
  ],
  [
    'd8185a0000003fbf62696406656572726f72d8185a0000002cbf64636f6465397f58676d6573736167657818274e6f70652e6e6f706527207761736e277420666f756e64ffff',
    { id: 6, error: { code: -32_601, message: "'Nope.nope' wasn't found" } },
  ],
] as const;

describe('the CBOR of the debugging pipe', () => {
  it.each(ANSWERS)('is read as Chromium writes it: %s', (hex, meant) => {
    expect(decodeMessage(Buffer.from(hex, 'hex'), asBytes)).toEqual(meant);
  });

  it('is written as Chromium reads it: maps in envelopes, with an end in place of a length', () => {
    const written = encodeMessage({ id: 24, method: 'a', params: { on: true, skipped: undefined } });
    expect(written.toString('hex')).toBe(
      [
        ...['d8185a', '00000024', 'bf'],
        ...['62', '6964', '1818'],
        ...['66', '6d6574686f64', '61', '61'],
        ...['66', '706172616d73', 'd8185a', '00000006', 'bf', '62', '6f6e', 'f5', 'ff'],
        'ff',
      ].join(''),
    );
  });

  it('says afterwards what was said', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (said) => {
        const written = encodeMessage(said);
        expect(messageLength(written)).toBe(written.length);
        expect(decodeMessage(written, asBytes)).toEqual({ ...said });
      }),
    );
  });

  it.each([
    0,
    23,
    24,
    255,
    256,
    65_535,
    65_536,
    2 ** 31 - 1,
    -1,
    -24,
    -25,
    -257,
    -(2 ** 31),
    2 ** 31,
    2 ** 53,
    0.5,
    -0,
  ])('keeps the number %d', (number) => {
    expect(decodeMessage(encodeMessage({ number }), asBytes)).toEqual({ number });
  });

  it('hands bytes over without copying them', () => {
    const message = Buffer.from(inEnvelope('bf6464617461d64400ff8025ff'), 'hex');
    const handed: Buffer[] = [];
    const said = decodeMessage(message, (bytes) => handed.push(bytes));
    expect(said).toEqual({ data: 1 });
    expect(handed[0]?.toString('hex')).toBe('00ff8025');
    message.fill(0);
    expect(handed[0]?.toString('hex')).toBe('00000000');
  });

  it.each([
    ['a map that stands bare', 'bf6161626262626262ff', 'no envelope'],
    ['an envelope that is shorter than what it holds', inEnvelope(`bf6161d8185a00000001bfffff`), 'another length'],
    ['an envelope that is longer than what it holds', inEnvelope(`bf6161d8185a00000003bfffff`), 'another length'],
    ['bytes behind the message', `${inEnvelope('bfff')}00`, 'behind the message'],
    ['a tag that it does not know', inEnvelope('bf6161c0ff'), 'an unknown byte 0xc0'],
    ['a length of 64 bits', inEnvelope('bf61611b0000000000000001ff'), 'an unknown length'],
    ['a text without an end', inEnvelope('bf61617fff'), 'an unknown length'],
    ['tagged bytes that are none', inEnvelope('bf6161d661ff'), 'an unknown length'],
  ])('does not read %s', (_, hex, why) => {
    expect(() => decodeMessage(Buffer.from(hex, 'hex'), asBytes)).toThrow(CborUnreadable);
    expect(() => decodeMessage(Buffer.from(hex, 'hex'), asBytes)).toThrow(why);
  });

  it('does not read a message that was cut off, wherever', () => {
    const whole = encodeMessage({ id: 70_000, params: { a: [1, 0.5, 'text'.repeat(100), null], b: {} } });
    for (let length = 0; length < whole.length; length += 1)
      expect(() => decodeMessage(whole.subarray(0, length), asBytes)).toThrow(CborUnreadable);
  });
});
