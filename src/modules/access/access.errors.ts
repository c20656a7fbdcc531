import { ArcbriefError, NotFound } from '../../common/errors.js';
import type { ObjectKind } from '../../domain/index.js';

/** The same words as for an object that is not there. */
export class Hidden extends NotFound {
  constructor(kind: ObjectKind) {
    super(`${kind}-not-found`, `There is no such ${kind}.`);
  }
}

/** The caller may know of it, and may not do this. */
export class Forbidden extends ArcbriefError {
  readonly kind = 'forbidden';

  constructor(message: string, code = 'forbidden') {
    super(code, message);
  }
}

/** Nobody is signed in, or no longer. */
export class SignInNeeded extends ArcbriefError {
  readonly kind = 'unauthenticated';

  constructor(message = 'Sign in first.') {
    super('unauthenticated', message, { logLevel: 'debug' });
  }
}
