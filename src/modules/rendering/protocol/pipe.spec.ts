import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeMessage, encodeMessage } from './cbor.js';
import { ProtocolPipe } from './pipe.js';

/** `{ id, result: { data: bytes } }`, as a PDF comes. */
function answerWithBytes(id: number, bytes: Buffer): Buffer {
  const plain = encodeMessage({ id, result: { data: '' } });
  const at = plain.length - 3;
  const long = Buffer.from([0xd6, 0x59, 0, 0]);
  long.writeUInt16BE(bytes.length, 2);
  const message = Buffer.concat([plain.subarray(0, at), long, bytes, plain.subarray(at + 1)]);
  for (const head of [3, message.indexOf(Buffer.from('d8185a', 'hex'), 7) + 3])
    message.writeUInt32BE(message.readUInt32BE(head) + long.length + bytes.length - 1, head);
  return message;
}

/** JSON has no -0. */
const sayable = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

let toBrowser: PassThrough;
let fromBrowser: PassThrough;
let broken: unknown[];
let closes: number;
let heard: unknown[];
let pipe: ProtocolPipe;

beforeEach(() => {
  [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()];
  [broken, heard, closes] = [[], [], 0];
  pipe = new ProtocolPipe(toBrowser, fromBrowser, (error) => broken.push(error));
  pipe.onmessage = (text) => heard.push(JSON.parse(text));
  pipe.onclose = () => (closes += 1);
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
}

describe('the debugging pipe', () => {
  it('says to the browser what Puppeteer says in JSON', () => {
    pipe.send(JSON.stringify({ id: 1, method: 'Page.enable', params: { text: 'Zoë “—”' } }));
    const said = toBrowser.read() as Buffer;
    expect(decodeMessage(said, String)).toEqual({ id: 1, method: 'Page.enable', params: { text: 'Zoë “—”' } });
  });

  it('hears every message whole and in order, however it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sayable, { maxLength: 5 }),
        fc.array(fc.nat(40), { maxLength: 60 }),
        async (said, cuts) => {
          const from = heard.length;
          const all = Buffer.concat(said.map((params) => encodeMessage({ params: params as string })));
          let at = 0;
          for (const cut of [...cuts, all.length]) {
            if (cut > 0 && at < all.length) fromBrowser.write(all.subarray(at, at + cut));
            at += cut;
          }
          await settled();
          expect(heard.slice(from)).toEqual(said.map((params) => ({ params })));
        },
      ),
      { numRuns: 50 },
    );
    expect(broken).toEqual([]);
  });

  it('gives bytes to whoever asks when the answer is there, each answer its own', async () => {
    const given: Buffer[] = [];
    pipe.onmessage = (text) => {
      const { result } = JSON.parse(text) as { result: { data: string } };
      // As an answer's `then` runs: after this, before the next message.
      void Promise.resolve().then(() => given.push(pipe.bytesOf(result.data)));
    };
    const pdfs = [Buffer.alloc(300, 1), Buffer.alloc(400, 2)];
    fromBrowser.write(Buffer.concat(pdfs.map((pdf, index) => answerWithBytes(index, pdf))));
    await settled();
    expect(given).toEqual(pdfs);
  });

  it('keeps no bytes beyond the next message, and gives nobody another’s', async () => {
    fromBrowser.write(answerWithBytes(1, Buffer.alloc(300, 1)));
    await settled();
    const { data } = (heard as { result: { data: string } }[])[0]?.result ?? { data: '' };
    fromBrowser.write(answerWithBytes(2, Buffer.alloc(300, 2)));
    await settled();
    expect(() => pipe.bytesOf(data)).toThrow('not asked for in time');
  });

  it('ends with the first thing that it cannot read, and the browser is to be ended', async () => {
    fromBrowser.write(Buffer.concat([encodeMessage({ id: 1 }), Buffer.from('{"id":2,"result":{}}\0')]));
    await settled();
    expect(broken.map(String)).toEqual([expect.stringContaining('no envelope')]);
    expect(closes).toBe(1);
    expect(heard).toEqual([{ id: 1 }]);
  });

  it('closes once when the browser is gone', async () => {
    fromBrowser.destroy(new Error('gone'));
    toBrowser.destroy(new Error('gone'));
    await settled();
    expect(closes).toBe(1);
    expect(broken).toEqual([]);
  });

  it('says nothing more once it is closed', async () => {
    fromBrowser.write(encodeMessage({ id: 1 }));
    pipe.close();
    await settled();
    expect(heard).toEqual([]);
  });
});
