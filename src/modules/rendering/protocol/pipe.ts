import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer';
import type { Encodable } from './cbor.js';
import { decodeMessage, encodeMessage, MESSAGE_HEAD, messageLength } from './cbor.js';

/**
 * Chromium's debugging pipe, spoken in CBOR. Over the usual pipe a PDF comes as base64 in JSON, which the browser has to write, and
 * Node to read, character by character (`npm run bench:brief` prints what that costs). Here it comes as the bytes that it is.
 *
 * Puppeteer knows JSON only. So every message is handed to it as that, and in place of bytes it gets a key: `bytesOf` gives them to
 * whoever asks as soon as the answer is there.
 */
export class ProtocolPipe implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  private chunks: Buffer[] = [];
  private received = 0;
  /** Of the message that was handed on last, by key. */
  private readonly bytes = new Map<string, Buffer>();
  private keys = 0;
  private closed = false;

  /** @param onBroken called when the browser says something that cannot be read: it may be the answer that somebody waits for. */
  constructor(
    private readonly toBrowser: Writable,
    private readonly fromBrowser: Readable,
    private readonly onBroken: (error: unknown) => void,
  ) {
    fromBrowser.on('data', (chunk: Buffer) => this.take(chunk));
    // A browser that is gone shows in the end of its process, and in the close.
    for (const stream of [toBrowser, fromBrowser]) stream.on('error', ignore);
    fromBrowser.on('close', () => this.end());
  }

  send(message: string): void {
    this.toBrowser.write(encodeMessage(JSON.parse(message) as { readonly [key: string]: Encodable }));
  }

  close(): void {
    this.closed = true;
    this.toBrowser.destroy();
    this.fromBrowser.destroy();
  }

  /**
   * The bytes for which this key stands. They can be had only until the browser's next message is handed on, so that nobody's
   * pile up: ask in the answer's own `then`.
   *
   * @throws Error when they cannot be had any more.
   */
  bytesOf(key: string): Buffer {
    const bytes = this.bytes.get(key);
    if (bytes === undefined) throw new Error('what the browser sent was not asked for in time');
    return bytes;
  }

  private take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.received += chunk.length;
    try {
      for (let message = this.next(); message !== null; message = this.next()) this.handOn(message);
    } catch (error) {
      this.fromBrowser.pause();
      // After what was understood before it.
      setImmediate(() => this.break(error));
    }
  }

  private break(error: unknown): void {
    if (this.closed) return;
    this.close();
    this.onBroken(error);
    this.end();
  }

  /** The next message, once all of it is there. @throws CborUnreadable */
  private next(): Buffer | null {
    if (this.received < MESSAGE_HEAD) return null;
    if ((this.chunks[0]?.length ?? 0) < MESSAGE_HEAD) this.join();
    const length = messageLength(this.chunks[0] ?? EMPTY);
    if (this.received < length) return null;
    const all = this.join();
    const rest = all.subarray(length);
    this.chunks = rest.length === 0 ? [] : [rest];
    this.received = rest.length;
    return all.subarray(0, length);
  }

  private join(): Buffer {
    const [first = EMPTY, ...others] = this.chunks;
    const all = others.length === 0 ? first : Buffer.concat(this.chunks, this.received);
    this.chunks = [all];
    return all;
  }

  /** One at a time, so that whoever waits for an answer has it before the next message comes. */
  private handOn(message: Buffer): void {
    const bytes = new Map<string, Buffer>();
    const text = JSON.stringify(
      decodeMessage(message, (part) => {
        this.keys += 1;
        const key = `bytes-${this.keys}`;
        bytes.set(key, part);
        return key;
      }),
    );
    setImmediate(() => {
      this.bytes.clear();
      for (const [key, part] of bytes) this.bytes.set(key, part);
      if (!this.closed) this.onmessage?.(text);
    });
  }

  private end(): void {
    const { onclose } = this;
    delete this.onclose;
    onclose?.();
  }
}

const EMPTY = Buffer.alloc(0);

function ignore(): void {
  // Said elsewhere.
}
