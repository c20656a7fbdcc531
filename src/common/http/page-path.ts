import type { Request } from 'express';

/** What programs talk to: the API, and the two addresses that outlive its versions. Express matches in any letter case, and so does this. */
const FOR_PROGRAMS = /^\/(?:api(?:\/|$)|live\/?$|ready\/?$)/i;

/** Whether a request is for a page, or for something that a page loads or sends; everything that is not for programs is. */
export function isForPages(request: Pick<Request, 'path'>): boolean {
  return !FOR_PROGRAMS.test(request.path);
}
