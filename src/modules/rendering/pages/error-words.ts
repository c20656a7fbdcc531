import type { PageError } from '../../../common/http/error-pages.js';

interface ErrorWords {
  readonly heading: string;
  /** What to do, one thing a line. */
  readonly next: readonly string[];
}

const HOME = 'Go to the start page and find your way from there.';
const BACK = 'Go back with your browser, and copy what you want to keep before you load the page again.';

/** What a person is told beyond the detail: what to do next. Codes that only programs meet share the words of their status. */
export function errorWords({ code, title }: Pick<PageError, 'code' | 'title'>): ErrorWords {
  switch (code) {
    case 'unauthenticated':
      return {
        heading: 'Sign in first',
        next: ['This page is for people who are signed in. Sign in and open it again.'],
      };
    case 'forbidden':
      return {
        heading: 'You may not do this',
        next: ['Ask the recruiter of the requisition, or an admin, if you should be able to.', HOME],
      };
    case 'not-found':
      return {
        heading: 'There is nothing here',
        next: ['The address may be mistyped or cut off, or the record may not be for you to see.', HOME],
      };
    case 'gone':
      return { heading: 'This is no more', next: ['Whoever gave you the address cannot bring it back either.', HOME] };
    case 'conflict':
    case 'in-progress':
    case 'stale-version':
      return {
        heading: 'This changed while you were looking at it',
        next: [BACK, 'Then look at what is there now, and repeat the change if it is still right.'],
      };
    case 'too-large':
      return { heading: 'That was too much at once', next: [BACK, 'Shorten the longest text and send it again.'] };
    case 'unprocessable':
    case 'invalid-document':
    case 'invalid-request':
    case 'malformed-request':
      return { heading: 'This could not be taken as it was sent', next: [BACK, 'Correct it and send it again.'] };
    case 'too-many-requests':
    case 'unavailable':
    case 'request-timeout':
      return { heading: 'Not at the moment', next: ['Wait a few seconds, then try again.'] };
    case 'internal-error':
      return {
        heading: 'Something failed on our side',
        next: ['Try again. If it fails again, give the request number below to whoever runs Arcbrief for you.'],
      };
    default:
      return { heading: title.replace(/\.$/, ''), next: [HOME] };
  }
}
