import { Invalid, Unavailable } from '../../common/errors.js';

/** No browser can be had or started. Everything but making new PDFs goes on working; the sentence names the remedy. */
export class BrowserUnavailable extends Unavailable {
  constructor(sentence: string, cause?: unknown) {
    super('browser-unavailable', sentence, { cause, logLevel: 'warn', retryAfterSeconds: 60 });
  }
}

/** As many PDFs are waiting as may wait. */
export class RenderQueueFull extends Unavailable {
  constructor(readonly waiting: number) {
    super('render-queue-full', `${waiting} PDFs are waiting already. Try again in a few seconds.`, {
      logLevel: 'warn',
      retryAfterSeconds: 5,
    });
  }
}

/** Why a PDF could not be made; the browser has been looked after, so the next job is not affected. */
export type RenderFailureReason =
  | 'template'
  | 'timed-out'
  | 'crashed'
  | 'refused-by-browser'
  | 'navigated'
  | 'foreign-content'
  | 'forbidden-link'
  | 'unreadable'
  | 'cancelled'
  | 'stopped';

const SENTENCES = {
  template: 'The brief does not fit its template.',
  'timed-out': 'The PDF took too long to make and was given up.',
  crashed: 'The browser that makes PDFs stopped twice during this one.',
  'refused-by-browser': 'The browser could not make this PDF.',
  navigated: 'Something in this brief tried to open another page; the PDF was given up.',
  'foreign-content': 'The PDF did not hold this brief and this brief only; it was given up.',
  'forbidden-link': 'The PDF holds a link or an action that briefs may not hold; it was given up.',
  unreadable: 'The browser wrote a PDF that cannot be read; it was given up.',
  cancelled: 'The PDF is not wanted any more.',
  stopped: 'The server is stopping.',
} as const satisfies Record<RenderFailureReason, string>;

export class RenderFailed extends Unavailable {
  constructor(
    readonly reason: RenderFailureReason,
    cause?: unknown,
  ) {
    super('render-failed', SENTENCES[reason], { cause, logLevel: reason === 'cancelled' ? 'debug' : 'error' });
  }
}

const FAULTS_OF_DOCUMENT: readonly RenderFailureReason[] = [
  'navigated',
  'foreign-content',
  'forbidden-link',
  'unreadable',
];

/** What the browser cannot be blamed for. */
export function isFaultOfDocument(error: unknown): boolean {
  return error instanceof RenderFailed && FAULTS_OF_DOCUMENT.includes(error.reason);
}

/** Once more after a crash; never after a deadline (it would pass again) or what the document itself did. */
export function mayRetry(error: unknown): boolean {
  return error instanceof RenderFailed && (error.reason === 'crashed' || error.reason === 'refused-by-browser');
}

/** The view, or the document made from it, is larger than a brief can be. */
export class RenderTooLarge extends Invalid {
  constructor(sentence: string) {
    super('render-too-large', [{ path: '', message: sentence }]);
  }
}
