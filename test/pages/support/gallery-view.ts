import type { PageChrome } from '../../../src/modules/rendering/pages.service.js';
import {
  checkboxField,
  errorSummary,
  inputField,
  radioField,
  selectField,
  textField,
} from '../../../src/modules/rendering/pages/field-view.js';

/** 80 characters without a place to break. */
export const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
export const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von Ó Súilleabháin-Nguyễn';
export const RTL_NAME = 'عمر عبد الرحمن الحداد';
const EVIDENCE =
  'Walked us through the double payout: who noticed, what she looked at first, why the retry had no idempotency key, and what she changed the week after. ';
const LONG_EVIDENCE = EVIDENCE.repeat(14).slice(0, 2000);

export function galleryChrome(changes: Partial<PageChrome> = {}): PageChrome {
  return {
    signedIn: { personId: 'a-person', name: 'Inês Ferreira', roles: ['recruiter', 'interviewer'] },
    csrf: 'a-token-of-this-answer',
    nav: [
      { href: '/gallery', label: 'My work', current: true },
      { href: '/gallery#requisitions', label: 'Requisitions', current: false },
      { href: '/gallery#calibration', label: 'Calibration', current: false },
      { href: '/gallery#rubrics', label: 'Rubrics', current: false },
    ],
    path: '/gallery',
    notice: { tone: 'done', text: 'Your scorecard for Łukasz Wieczorek is submitted.' },
    demo: true,
    ...changes,
  };
}

const EARNED = { mark: 'solid', tone: 'held', word: 'Earned' };
const PROBED = { mark: 'half', tone: 'plain', word: 'probed' };

function application(name: string, scorecards: string, statusWord: object, criteria: string) {
  return {
    name,
    href: '/gallery',
    scorecards: { words: scorecards, done: Number(scorecards[0]), of: 4 },
    status: statusWord,
    criteria,
  };
}

function form() {
  const fields = {
    title: inputField({
      name: 'title',
      label: 'Title of the seat',
      value: 'Engineering Manager, Payments',
      maxLength: 200,
    }),
    email: inputField({
      name: 'email',
      label: 'Address for the invitation',
      type: 'email',
      width: 'middle',
      value: 'ines@tidewell',
      hint: 'Only this person can see it.',
      error: 'The address has no domain, such as tidewell.example.',
      autocomplete: 'email',
    }),
    evidence: textField({
      name: 'ratings[builder.reads-the-data].evidence',
      label: 'Evidence',
      value: LONG_EVIDENCE.slice(0, 300),
      hint: 'What the candidate said or showed, in your words.',
      optional: true,
    }),
    stage: selectField({
      name: 'stage',
      label: 'Career stage of the seat',
      options: [
        { value: 'builder', label: 'Builder' },
        { value: 'leader', label: 'Leader' },
        { value: 'advisor', label: `Advisor ${LONG_WORD}` },
      ],
      chosen: ['leader'],
    }),
    rating: radioField({
      name: 'rating',
      label: 'Owned what broke',
      error: 'Choose a rating, or “not observed”.',
      options: [
        { value: '5', label: 'Earned', hint: 'Names the failure, its cause and own part in it without being asked.' },
        { value: '3', label: 'Mixed', hint: 'Knows what broke, and needs help to say why.' },
        { value: '1', label: 'Borrowed', hint: 'Speaks of the incident as something that happened to others.' },
        { value: 'not-observed', label: 'Not observed' },
      ],
    }),
    tells: checkboxField({
      name: 'tells',
      label: 'Tells',
      optional: true,
      chosen: ['leans-on-title'],
      options: [
        { value: 'leans-on-title', label: 'Leans on the title' },
        { value: 'long', label: LONG_WORD },
      ],
    }),
  };
  return { fields, summary: errorSummary(Object.values(fields)) };
}

/** Every part with what is usual, with nothing, and with more than anybody expects. */
export function galleryView(): object {
  return {
    heading: {
      above: { label: 'Requisitions', href: '/gallery' },
      text: 'Engineering Manager, Payments',
      lead: 'A Leader seat at Tidewell Pay. Four applications, eleven of sixteen scorecards in; nobody asks about closeness yet.',
      actions: [
        { href: '/gallery', label: 'Add an application', primary: true },
        { href: '/gallery', label: 'Set the panel', primary: false },
      ],
    },
    longHeading: { above: { label: LONG_NAME, href: '/gallery' }, text: LONG_WORD, lead: null, actions: [] },
    facts: {
      items: [
        { label: 'Scorecards', value: '11 of 16', note: 'two are late' },
        { label: 'Criteria rated', value: '13 of 13', note: 'in three required dimensions' },
        { label: 'Panel agreement', value: 'Good', note: null },
        { label: 'Hinges on', value: LONG_NAME, note: 'the same route without anyone else' },
      ],
    },
    tabs: {
      label: 'This requisition',
      items: [
        { href: '/gallery', label: 'Applications', count: '4', current: true },
        { href: '/gallery', label: 'Panel', count: null, current: false },
        { href: '/gallery', label: 'Shortlist', count: null, current: false },
        { href: '/gallery', label: 'Briefs', count: '12', current: false },
      ],
    },
    applications: [
      application('Łukasz Wieczorek', '4 of 4 in', EARNED, '13 of 13'),
      application(RTL_NAME, '3 of 4 in', { mark: 'hatched', tone: 'open', word: 'Unproven' }, '11 of 13'),
      application(LONG_NAME, '1 of 4 in', { mark: 'dashed', tone: 'missing', word: 'Borrowed' }, '4 of 13'),
      application('王小明', '0 of 4 in', { mark: 'dotted', tone: 'unseen', word: 'Not observed' }, '0 of 13'),
    ],
    table: {
      caption: 'Who covers what',
      columns: [
        { label: 'Interviewer', numeric: false },
        { label: 'Covers', numeric: false },
        { label: 'Criteria', numeric: true },
      ],
      rows: [
        row('Mei Tanaka', 'Builder: shipped real systems, owned what broke', '5'),
        row(LONG_NAME, LONG_WORD, '12'),
        row(RTL_NAME, 'Closeness to the build', '3'),
      ],
    },
    pagination: { words: 'Applications 1–4 of 31', earlier: null, later: '/gallery' },
    statuses: [
      EARNED,
      { mark: 'hatched', tone: 'open', word: 'Unproven' },
      { mark: 'dashed', tone: 'missing', word: 'Borrowed' },
      { mark: 'dotted', tone: 'unseen', word: 'Not observed' },
      { mark: 'octagon', tone: 'missing', word: 'Stop' },
      { mark: 'triangle', tone: 'missing', word: 'Caution' },
      { mark: 'circle', tone: 'plain', word: 'Note' },
      { mark: 'ring', tone: 'plain', word: 'claimed' },
      PROBED,
      { mark: 'disc', tone: 'plain', word: 'corroborated' },
    ],
    problem: { tone: 'problem', text: `The brief could not be made: ${LONG_WORD}` },
    note: { tone: 'note', text: 'Two interviewers rate closeness. One would do.' },
    empty: {
      heading: 'No application yet',
      text: 'As soon as somebody applies, this is where their scorecards come together.',
      action: { href: '/gallery', label: 'Add an application' },
    },
    form: form(),
    steps: {
      label: 'This application',
      items: [
        { label: 'Panel set', state: 'done', word: 'done', href: '/gallery' },
        { label: 'Interviews', state: 'current', word: '3 of 4 in', href: null },
        { label: 'Debrief', state: 'ahead', word: 'opens when all are in', href: null },
        { label: 'Decision', state: 'ahead', word: 'a person’s, with a reason', href: null },
      ],
    },
    timeline: {
      items: [
        { at: '2026-11-25T08:16:00Z', when: '25 Nov 2026, 08:16 UTC', what: 'Scorecard submitted', by: RTL_NAME },
        {
          at: '2026-11-24T14:02:00Z',
          when: '24 Nov 2026, 14:02 UTC',
          what: `Panel changed: ${LONG_WORD}`,
          by: LONG_NAME,
        },
        { at: '2026-11-20T09:30:00Z', when: '20 Nov 2026, 09:30 UTC', what: 'Requisition opened', by: null },
      ],
    },
    definitions: {
      items: [
        { term: 'Rubric', text: 'engineering-arc@1' },
        { term: LONG_WORD, text: LONG_EVIDENCE.slice(0, 200) },
      ],
    },
    evidence: [
      evidence('Mei Tanaka', 'Earned', '5', { mark: 'disc', tone: 'plain', word: 'corroborated' }, EVIDENCE),
      evidence(LONG_NAME, 'Mostly borrowed', '2', PROBED, LONG_EVIDENCE),
    ],
  };
}

function row(name: string, covers: string, criteria: string) {
  return {
    head: { text: name, href: '/gallery' },
    cells: [
      { label: 'Covers', text: covers, numeric: false },
      { label: 'Criteria', text: criteria, numeric: true },
    ],
  };
}

function evidence(interviewer: string, rating: string, figure: string, verification: object, text: string) {
  return { criterion: 'Owned what broke', interviewer, rating, figure, verification, text };
}
