import { dayWords } from '../../../common/days.js';

export interface ListedRequisition {
  readonly id: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly stageName: string;
  readonly rubric: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
}

export interface RequisitionListInput {
  readonly open: readonly ListedRequisition[];
  readonly closed: readonly ListedRequisition[];
  /** Of the open ones; null on the last page. */
  readonly moreOpen: string | null;
  readonly moreClosed: string | null;
  readonly isContinued: boolean;
  readonly mayOpen: boolean;
}

/** The reader's own requisitions: what is open first, what is closed below it. */
export function requisitionListView(input: RequisitionListInput): object {
  const { open, closed, moreOpen, moreClosed, isContinued, mayOpen } = input;
  const openOne = { label: 'Open a requisition', href: '/requisitions/new' };
  const isEmpty = open.length === 0 && closed.length === 0;
  return {
    heading: {
      above: null,
      text: 'Requisitions',
      lead: isEmpty ? null : 'The openings that you belong to.',
      actions: mayOpen && !isEmpty ? [{ ...openOne, primary: true }] : [],
    },
    empty: isEmpty
      ? {
          heading: isContinued ? 'Nothing more here' : 'No requisition yet',
          text: mayOpen
            ? 'Open one for the seat that you want to fill: its panel, its candidates and their hiring briefs come together there.'
            : 'A recruiter adds you to the requisitions that you decide on. They appear here then.',
          action: mayOpen ? openOne : null,
        }
      : null,
    lists: [
      listOf('open', { heading: 'Open', when: 'Opened', rows: open, more: moreOpen }),
      listOf('closed', { heading: 'Closed', when: 'Closed', rows: closed, more: moreClosed }),
    ].filter(({ table }) => table.rows.length > 0),
  };
}

interface ListWords {
  readonly heading: string;
  readonly when: string;
  readonly rows: readonly ListedRequisition[];
  readonly more: string | null;
}

function listOf(state: 'open' | 'closed', { heading, when, rows, more }: ListWords) {
  const columns = ['Seat', 'Organisation', 'Career stage', 'Rubric', when];
  return {
    id: state,
    heading,
    table: {
      caption: `${heading} requisitions`,
      columns: columns.map((label) => ({ label, numeric: false })),
      rows: rows.map((row) => ({
        head: { text: row.title, href: `/requisitions/${row.id}` },
        cells: [
          row.organisation ?? '–',
          row.stageName,
          row.rubric,
          dayWords((state === 'open' ? null : row.closedAt) ?? row.createdAt),
        ].map((text, index) => ({ label: columns[index + 1] ?? '', text, numeric: false })),
      })),
    },
    pagination:
      more === null
        ? null
        : { words: `${heading} requisitions, oldest first`, earlier: null, later: `/requisitions?${state}=${more}` },
  };
}
