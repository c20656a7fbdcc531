import { dayWords } from '../../../common/days.js';
import { andList, lowerFirst } from '../../../common/documents/words.js';
import {
  criteriaOf,
  dimensionName,
  dimensionsOf,
  type MemberRole,
  type Rubric,
  type Source,
} from '../../../domain/index.js';
import { coverageWords } from './coverage.presenter.js';
import { memberChoices, type PersonChoice } from './people-choices.presenter.js';

/** How far an application is, for somebody who may know. */
interface Progress {
  readonly of: number;
  readonly submitted: number;
  /** Names, in the order in which their kits were assigned. */
  readonly late: readonly string[];
}

export interface ShownApplication {
  readonly id: string;
  readonly candidate: string;
  readonly source: Source;
  /** `blind`: the reader's own scorecard is missing, so nothing is known here of the others'. */
  readonly progress: Progress | 'blind';
}

export interface RequisitionInput {
  readonly requisition: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly organisation: string | null;
    readonly stage: string;
    readonly createdAt: string;
    readonly closedAt: string | null;
  };
  /** `id@version`. */
  readonly reference: string;
  readonly rubric: Rubric;
  readonly panel: readonly { readonly name: string; readonly criteria: readonly string[] }[];
  readonly members: readonly { readonly personId: string; readonly name: string; readonly role: MemberRole }[];
  /** Who could be added; empty for whoever may not add anybody. */
  readonly people: readonly PersonChoice[];
  readonly applications: readonly ShownApplication[];
  readonly page: { readonly isFirst: boolean; readonly next: string | null };
  readonly may: { readonly recruit: boolean; readonly setPeople: boolean; readonly seeShortlist: boolean };
  /** What the last form was refused for; null otherwise. */
  readonly problem: string | null;
}

const SOURCE_WORDS: Readonly<Record<Source, string>> = { external: 'from outside', internal: 'from inside' };
const ROLE_WORDS: Readonly<Record<MemberRole, string>> = { recruiter: 'recruiter', 'hiring-manager': 'hiring manager' };

/** What stands instead of anything that depends on others' scorecards. */
export const BLIND = 'Shown once your own scorecard is in.';

/** One requisition: its candidates and how far each is, its panel and what nobody asks about, its people. */
export function requisitionView(input: RequisitionInput): object {
  const { requisition, rubric, reference, panel, may, problem, page } = input;
  const isOpen = requisition.closedAt === null;
  const recruits = may.recruit && isOpen;
  return {
    heading: {
      above: { label: 'Requisitions', href: '/requisitions' },
      text: requisition.title,
      lead: leadOf(input),
      actions: actionsOf(input),
    },
    problem: problem === null ? null : { tone: 'problem', text: problem },
    closed:
      requisition.closedAt === null
        ? null
        : {
            tone: 'note',
            text: `Closed on ${dayWords(requisition.closedAt)}: it takes no new candidates, interview kits or scorecards.`,
          },
    facts: {
      items: [
        { label: 'Career stage', value: stageName(rubric, requisition.stage), note: null },
        { label: 'Rubric', value: reference, note: rubric.title },
        { label: 'Panel', value: peopleWords(panel.length), note: null },
        { label: 'Opened', value: dayWords(requisition.createdAt), note: null },
      ],
    },
    coverage: {
      items: coverageItems({ rubric, stage: requisition.stage, panel }),
      panelHref: recruits ? `/requisitions/${requisition.id}/panel` : null,
    },
    panel: panel.length === 0 ? null : panelTable(rubric, panel),
    applications: applicationsView(input, recruits),
    pagination:
      page.isFirst && page.next === null
        ? null
        : {
            words: page.isFirst ? 'The first fifty candidates' : 'Further candidates, in order of arrival',
            earlier: page.isFirst ? null : `/requisitions/${requisition.id}`,
            later: page.next === null ? null : `/requisitions/${requisition.id}?after=${page.next}`,
          },
    people: peopleView(input),
    state: may.recruit
      ? {
          action: `/requisitions/${requisition.id}/${isOpen ? 'close' : 'reopen'}`,
          version: String(requisition.version),
          heading: isOpen ? 'Close' : 'Open again',
          words: isOpen
            ? 'When the seat is filled, or not to be filled. Everything stays readable; drafts that are not in cannot be submitted any more. You can open it again.'
            : 'It then takes candidates, interview kits and scorecards again.',
          button: isOpen ? 'Close the requisition' : 'Open the requisition again',
        }
      : null,
  };
}

function leadOf({ requisition, rubric }: RequisitionInput): string {
  const at = requisition.organisation === null ? '' : ` at ${requisition.organisation}`;
  const stage = stageName(rubric, requisition.stage);
  return `${/^[aeiou]/i.test(stage) ? 'An' : 'A'} ${stage} seat${at}.`;
}

function actionsOf({ requisition, may }: RequisitionInput): readonly object[] {
  const isOpen = requisition.closedAt === null;
  const base = `/requisitions/${requisition.id}`;
  return [
    ...(may.recruit && isOpen ? [{ label: 'Add a candidate', href: `${base}/applications/new`, primary: true }] : []),
    ...(may.seeShortlist ? [{ label: 'Shortlist', href: `${base}/shortlist`, primary: false }] : []),
    ...(may.recruit ? [{ label: 'Change', href: `${base}/edit`, primary: false }] : []),
  ];
}

function stageName(rubric: Rubric, stage: string): string {
  return dimensionName(rubric, stage);
}

function peopleWords(count: number): string {
  if (count === 0) return 'Nobody yet';
  return count === 1 ? 'One person' : `${count} people`;
}

/** Sentences with a mark each: what nobody asks about stands first. */
export function coverageItems(input: Parameters<typeof coverageWords>[0]): readonly object[] {
  const { gaps, single, doubled, beyond } = coverageWords(input);
  const items = (sentences: readonly string[], status: object) => sentences.map((text) => ({ text, status }));
  const all = [
    ...items(gaps, { mark: 'dotted', tone: 'missing', word: 'Gap' }),
    ...items(single, { mark: 'half', tone: 'open', word: 'One view' }),
    ...items(doubled, { mark: 'hatched', tone: 'plain', word: 'Doubled' }),
    ...items(beyond, { mark: 'ring', tone: 'plain', word: 'Beyond' }),
  ];
  if (gaps.length > 0) return all;
  return [{ text: COVERED, status: { mark: 'solid', tone: 'held', word: 'Covered' } }, ...all];
}

const COVERED = 'Everything that this seat needs is asked about.';

function panelTable(rubric: Rubric, panel: RequisitionInput['panel']): object {
  return {
    caption: 'Who asks about what',
    columns: ['Interviewer', 'Asks about'].map((label) => ({ label, numeric: false })),
    rows: panel.map(({ name, criteria }) => ({
      head: { text: name, href: null },
      cells: [{ label: 'Asks about', text: coversWords(rubric, criteria), numeric: false }],
    })),
  };
}

/** "everything", or layer by layer: "the Builder layer; closeness to the build: reads the work". */
function coversWords(rubric: Rubric, criteria: readonly string[]): string {
  if (criteria.length === 0 || criteria.length === rubric.criteria.length) return 'everything';
  return dimensionsOf(rubric)
    .flatMap((dimension) => {
      const all = criteriaOf(rubric, dimension);
      const covered = all.filter(({ id }) => criteria.includes(id));
      const name = dimensionName(rubric, dimension);
      if (covered.length === 0) return [];
      if (covered.length === all.length) return [name];
      return [`${name}: ${andList(covered.map((criterion) => lowerFirst(criterion.name)))}`];
    })
    .join('; ');
}

function applicationsView({ applications, page }: RequisitionInput, recruits: boolean) {
  if (applications.length === 0)
    return {
      empty: {
        heading: page.isFirst ? 'No candidate yet' : 'Nobody further',
        text: 'Each candidate stands here with how many scorecards are in, and who is late.',
        action: null,
      },
      rows: null,
      withKits: recruits,
    };
  return {
    empty: null,
    withKits: recruits,
    rows: applications.map(({ id, candidate, source, progress }) => ({
      name: candidate,
      href: `/applications/${id}`,
      source: SOURCE_WORDS[source],
      progress: progress === 'blind' || progress.of === 0 ? null : progressView(progress),
      words: progress === 'blind' ? BLIND : progress.of === 0 ? 'No interview kit yet' : null,
      late: progress === 'blind' || progress.late.length === 0 ? null : andList(progress.late),
      kits: recruits ? `/applications/${id}/kits` : null,
    })),
  };
}

function progressView({ of, submitted }: Progress): object {
  const words =
    of === submitted && of > 1
      ? `All ${of} scorecards in`
      : `${submitted} of ${of} ${of === 1 ? 'scorecard' : 'scorecards'} in`;
  return { words, done: submitted, of };
}

function peopleView({ requisition, members, people, may }: RequisitionInput): object {
  const action = `/requisitions/${requisition.id}/people`;
  return {
    action,
    version: String(requisition.version),
    maySet: may.setPeople,
    members: members.map(({ personId, name, role }) => ({
      name,
      role: ROLE_WORDS[role],
      personId,
      roleId: role,
      button: `Take off as ${ROLE_WORDS[role]}`,
    })),
    add: may.setPeople ? memberChoices(people, members) : null,
  };
}
