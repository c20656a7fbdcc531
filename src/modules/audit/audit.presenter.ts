import { minuteWords } from '../../common/days.js';
import { DONE_WORDS, type Attempt, type DoneAction } from '../access/audit-actions.js';
import { inputField, selectField } from '../rendering/pages/field-view.js';
import { ATTEMPT_WORDS, REASON_WORDS } from './attempt-words.js';
import { AUDIT_KINDS } from './audit-kinds.js';
import type { Trail, TrailEntry } from './trail.js';

/** What the page was narrowed to, as it was asked; empty for nothing. */
export interface AuditAsked {
  readonly before: string;
  readonly person: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

/** The audit trail: who did, or tried, what, and when. */
export function auditView({ entries, next, names, people }: Trail, asked: AuditAsked): object {
  const { before, ...narrowing } = asked;
  const isNarrowed = Object.values(narrowing).some((value) => value !== '');
  const columns = ['When', 'Who', 'What', 'On what', 'More'];
  const everybody = { value: '', label: 'Everybody' };
  const everything = { value: '', label: 'Everything' };
  return {
    heading: {
      above: null,
      text: 'Audit trail',
      lead: 'Who did what, and who was refused. Nobody can change or delete an entry, and no entry says what was rated.',
      actions: [],
    },
    form: {
      person: selectField({
        name: 'person',
        label: 'Who',
        optional: true,
        options: [everybody, ...people.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))],
        chosen: [asked.person],
      }),
      kind: selectField({
        name: 'kind',
        label: 'What',
        optional: true,
        options: [everything, ...Object.entries(AUDIT_KINDS).map(([value, { label }]) => ({ value, label }))],
        chosen: [asked.kind],
      }),
      from: inputField({
        name: 'from',
        label: 'From',
        type: 'date',
        width: 'short',
        optional: true,
        value: asked.from,
      }),
      to: inputField({ name: 'to', label: 'To', type: 'date', width: 'short', optional: true, value: asked.to }),
    },
    isNarrowed,
    empty:
      entries.length === 0
        ? {
            heading: before === '' ? 'Nothing to see' : 'Nothing older',
            text: isNarrowed
              ? 'Nothing was noted that fits. Look for more people, more days, or everything.'
              : 'What people do here, and what they are refused, is noted from now on.',
            action: isNarrowed ? { href: '/audit', label: 'Show everything' } : null,
          }
        : null,
    table:
      entries.length === 0
        ? null
        : {
            caption: isNarrowed ? 'What was noted and fits, newest first' : 'What was noted, newest first',
            columns: columns.map((label) => ({ label, numeric: false })),
            rows: entries.map((entry) => ({
              head: { text: minuteWords(entry.at), href: null },
              cells: [whoIn(entry, names), whatIn(entry), objectIn(entry, names), moreIn(entry, names)].map(
                (text, index) => ({ label: columns[index + 1] ?? '', text, numeric: false }),
              ),
            })),
          },
    pagination:
      next === null && before === ''
        ? null
        : {
            words: 'Newest first',
            earlier: next === null ? null : addressOf(narrowing, next),
            later: before === '' ? null : addressOf(narrowing, null),
          },
  };
}

function addressOf(narrowing: Omit<AuditAsked, 'before'>, before: number | null): string {
  const query = new URLSearchParams(Object.entries(narrowing).filter(([, value]) => value !== ''));
  if (before !== null) query.set('before', String(before));
  return query.size === 0 ? '/audit' : `/audit?${query.toString()}`;
}

function whoIn({ personId }: TrailEntry, names: Trail['names']): string {
  return personId === null ? 'Command line' : (names.get(`person ${personId}`) ?? 'Somebody');
}

function whatIn({ outcome, action }: TrailEntry): string {
  if (outcome === 'refused') return `tried to ${ATTEMPT_WORDS[action as Attempt] ?? action}, and was refused`;
  return DONE_WORDS[action as DoneAction] ?? action;
}

/** An application has no name here: a candidate is named nowhere in the trail. */
function objectIn({ object }: TrailEntry, names: Trail['names']): string {
  if (object === null) return '–';
  const [kind = '', id = ''] = object.split(' ');
  const name = names.get(object);
  if (name !== undefined) return kind === 'person' ? name : `${kind} ${name}`;
  return UUID.test(id) ? `${kind} …${id.slice(-12)}` : object;
}

const UUID = /^[0-9a-f-]{36}$/;

function moreIn({ action, outcome, detail }: TrailEntry, names: Trail['names']): string {
  if (detail === null) return '–';
  if (outcome === 'refused') return REASON_WORDS[detail] ?? detail;
  // What was decided is for those who read the application.
  if (action === 'decision:record') return /number \d+/.exec(detail)?.[0] ?? '–';
  const words = detail.replaceAll('hiring-manager', 'hiring manager');
  return words.replaceAll(
    /\b(?:person|interviewer) [0-9a-f-]{36}\b/g,
    (reference) => names.get(reference) ?? reference,
  );
}
