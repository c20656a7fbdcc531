import type { Reader, Things } from './estate.js';

/** One page as somebody reaches it. */
export interface Place {
  /** Null: nobody is signed in. */
  readonly as: Reader | null;
  /** Which thing stands for each parameter of the path; a text in quotes stands for itself. */
  readonly with?: Readonly<Record<string, keyof Things | `"${string}"`>>;
  /** "?from=…"; parameters in it as in the path. */
  readonly query?: string;
  /** It shows the same in every estate, so one is enough. */
  readonly once?: boolean;
  /** Only an installation in which nobody is yet has it. */
  readonly bare?: boolean;
}

/**
 * Every page of the router, by its path, and who looks at it. A page that stands in neither list fails `every-page.spec.ts`
 * and is MISSING in `npm run bench:pages`.
 */
export const PLACES: Readonly<Record<string, readonly Place[]>> = {
  '/': [{ as: 'recruiter' }, { as: 'interviewer' }, { as: 'manager', once: true }, { as: 'admin', once: true }],
  '/account': [{ as: 'recruiter' }],
  '/account/second-step': [{ as: 'recruiter', once: true }],
  '/adverse-impact': [{ as: 'admin' }],
  '/applications/:id': [
    { as: 'recruiter', with: { id: 'application' } },
    { as: 'manager', with: { id: 'application' }, once: true },
  ],
  '/applications/:id/debrief': [
    { as: 'recruiter', with: { id: 'application' } },
    { as: 'interviewer', with: { id: 'application' }, once: true },
  ],
  '/applications/:id/kits': [{ as: 'recruiter', with: { id: 'application' } }],
  '/audit': [
    { as: 'admin' },
    { as: 'admin', query: '?kind=requisitions&from=2020-01-01&to=2099-12-31', once: true },
    { as: 'admin', query: '?to=2020-01-01', once: true },
  ],
  '/calibrations': [{ as: 'recruiter' }, { as: 'admin', once: true }],
  '/calibrations/:id': [
    { as: 'recruiter', with: { id: 'calibration' } },
    { as: 'admin', with: { id: 'calibration' }, once: true },
  ],
  '/calibrations/:id/compare': [
    { as: 'recruiter', with: { id: 'calibration', since: 'calibrated' }, query: '?since=:since', once: true },
  ],
  '/erasures': [{ as: 'admin' }],
  '/forgotten': [{ as: null, once: true }],
  '/applications/:id/outcome': [{ as: 'recruiter', with: { id: 'application' } }],
  '/outcomes': [{ as: 'recruiter' }, { as: 'admin', once: true }],
  '/interviewers/:id/calibration': [
    { as: 'recruiter', with: { id: 'interviewer' } },
    { as: 'interviewer', with: { id: 'interviewer' } },
  ],
  '/people': [{ as: 'admin', once: true }],
  '/people/:id': [{ as: 'admin', with: { id: 'person' }, once: true }],
  '/people/invite': [{ as: 'admin', once: true }],
  '/practice': [{ as: 'interviewer', once: true }],
  '/practice/:reference/:vignette': [
    { as: 'interviewer', with: { reference: '"engineering-arc@1"', vignette: '"fluent-architect"' }, once: true },
  ],
  '/requisitions': [{ as: 'recruiter' }, { as: 'manager', once: true }],
  '/requisitions/:id': [
    { as: 'recruiter', with: { id: 'requisition' } },
    { as: 'manager', with: { id: 'requisition' }, once: true },
  ],
  '/requisitions/:id/applications/new': [{ as: 'recruiter', with: { id: 'requisition' } }],
  '/requisitions/:id/edit': [{ as: 'recruiter', with: { id: 'requisition' } }],
  '/requisitions/:id/panel': [{ as: 'recruiter', with: { id: 'requisition' } }],
  '/requisitions/:id/shortlist': [{ as: 'recruiter', with: { id: 'requisition' } }],
  '/requisitions/new': [{ as: 'recruiter', once: true }],
  '/rubrics': [{ as: 'recruiter' }, { as: 'admin', once: true }],
  '/rubrics/:reference': [{ as: 'interviewer', with: { reference: '"engineering-arc@1"' }, once: true }],
  '/rubrics/compare': [
    { as: 'recruiter', once: true },
    { as: 'recruiter', query: '?from=engineering-arc@1&to=engineering-arc@2', once: true },
  ],
  '/rubrics/new': [{ as: 'admin', query: '?from=engineering-arc@1', once: true }],
  '/scorecards/:id': [
    { as: 'interviewer', with: { id: 'draft' } },
    { as: 'interviewer', with: { id: 'submitted' } },
    { as: 'recruiter', with: { id: 'submitted' }, once: true },
  ],
  '/scorecards/:id/amend': [{ as: 'interviewer', with: { id: 'submitted' } }],
  '/set-up': [{ as: null, bare: true }],
  '/sign-in': [{ as: null, once: true }],
  '/sign-in/code': [{ as: 'halfway', once: true }],
  '/welcome/:token': [{ as: null, with: { token: 'welcome' }, once: true }],
};

/** What a browser gets that is no page to look at, and why. */
export const NOT_PAGES: Readonly<Record<string, string>> = {
  '/adverse-impact/table.csv': 'a table to be kept',
  '/assets/:file': 'what pages load',
  '/briefs/:id/pdf': 'a PDF',
  '/requisitions/:id/shortlist.csv': 'a table to be kept',
  '/requisitions/:id/shortlist.xlsx': 'a table to be kept',
  '/scorecards/:id/draft': 'what a script asks',
  '/sign-in/callback': 'where the provider sends a browser back to, which is sent on',
  '/sign-in/with': 'sends a browser to the provider',
};

/** The address of a place in an estate; null when the estate has nothing that could stand there. */
export function addressOf(
  path: string,
  { with: parameters = {}, query = '' }: Place,
  things: Readonly<Record<string, string | null>>,
): string | null {
  let isThere = true;
  const address = (path + query).replace(/:(\w+)/g, (_, name: string) => {
    const thing = parameters[name];
    if (thing === undefined) throw new Error(`${path}: nobody says what :${name} is`);
    const value = thing.startsWith('"') ? thing.slice(1, -1) : things[thing];
    if (value === null || value === undefined) isThere = false;
    return value ?? '';
  });
  return isThere ? address : null;
}

interface Routed {
  readonly method: string;
  readonly path: string;
}

/** The paths of the router that answer a browser, each once. */
export function pagePaths(routes: readonly Routed[]): readonly string[] {
  const paths = routes
    .filter(({ method, path }) => method === 'GET' && !/^\/(api\/|live$|ready$)/.test(path))
    .map(({ path }) => path);
  return [...new Set(paths)].sort();
}
