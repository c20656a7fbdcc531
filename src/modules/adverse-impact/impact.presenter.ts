import { LEAST_CELL, type PublishedGroup, type PublishedImpact } from '../../domain/index.js';
import { errorSummary, inputField, textField } from '../rendering/pages/field-view.js';
import type { CategoryImpact, ImpactReport } from './impact-report.js';
import { pFigure, rateFigure, ratioFigure } from './figures.js';
import { STATES } from './impact-words.js';

/** As it was typed, and what is wrong with it. */
export interface ImpactForms {
  readonly text: string;
  /** Sentences on the text, in its order. */
  readonly problems: readonly string[];
  readonly applicant: string;
  readonly applicantError: string | null;
}

export const BLANK_FORMS: ImpactForms = { text: '', problems: [], applicant: '', applicantError: null };

const WITHHELD = 'withheld';
/** More are not read. */
const MOST_PROBLEMS = 20;

/** The whole page: figures of every category, what the words mean, and the two forms. */
export function impactView(report: ImpactReport, forms: ImpactForms = BLANK_FORMS) {
  const { categories, requisitions, applicants, selected } = report;
  const wrong = forms.problems.length;
  const text = textField({
    name: 'text',
    label: 'Answers, as CSV',
    hint: 'The first line is: applicant,category,group. An applicant is an e-mail address or the id of an application.',
    value: forms.text,
    rows: 8,
    error: wrong === 0 ? null : `${wrong === 1 ? 'One thing' : `${wrong} things`} to correct, named above by line.`,
  });
  const applicant = inputField({
    name: 'applicant',
    label: 'E-mail address, or id of the application',
    value: forms.applicant,
    error: forms.applicantError,
  });
  return {
    heading: {
      above: null,
      text: 'Adverse impact',
      lead: 'Whether applicants of one group are selected less often than those of another.',
      actions:
        categories.length === 0 ? [] : [{ href: '/adverse-impact/table.csv', label: 'Table as CSV', primary: false }],
    },
    summary: wrong === 0 ? errorSummary([applicant]) : problemSummary(forms.problems, text.id),
    counted: { items: countedFacts(requisitions, applicants, selected) },
    empty:
      categories.length > 0
        ? null
        : {
            heading: 'Nobody has answered yet',
            text: 'Ask applicants in a survey of your own, after they have applied and of their own free will. Bring the answers here; nothing else in Arcbrief reads them.',
            action: { href: '#answers', label: 'Bring answers' },
          },
    categories: categories.map(categoryView),
    states: {
      items: [
        ...Object.values(STATES).map(({ word, meaning }) => ({ term: word, text: meaning })),
        {
          term: 'impact ratio',
          text: 'The selection rate of a group over the highest one. Four fifths are 0.80, and 0.80 is not below.',
        },
      ],
    },
    text,
    applicant,
  };
}

function countedFacts(requisitions: number, applicants: number, selected: number) {
  return [
    { label: 'Requisitions', value: String(requisitions), note: 'closed, and somebody was selected' },
    { label: 'Applicants', value: String(applicants), note: 'of these, without those who withdrew' },
    { label: 'Selected', value: String(selected), note: 'hired, promoted or grown into the seat' },
  ];
}

function problemSummary(problems: readonly string[], field: string) {
  const more = problems.length - MOST_PROBLEMS;
  const texts = more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `And ${more} more.`] : problems;
  return {
    heading: problems.length === 1 ? 'One thing to correct' : `${problems.length} things to correct`,
    items: texts.map((text) => ({ href: `#${field}`, text })),
  };
}

function categoryView({ category, all, byStage }: CategoryImpact, index: number) {
  const id = `category-${index + 1}`;
  return {
    id,
    heading: category,
    table: tableView(all, category),
    none: all.groups.length > 0 ? null : 'Too few have answered to show anything without telling who they are.',
    notes: notesOn(all),
    parts:
      byStage === null
        ? []
        : byStage.map((part, at) => ({
            id: `${id}-${at + 1}`,
            heading: `${part.part} seats`,
            table: tableView(part, `${category}, ${part.part} seats`),
            notes: notesOn(part),
          })),
    undivided:
      byStage === null && all.groups.length > 0
        ? `By the seat’s career stage it is shown once every number of it is ${LEAST_CELL} or more.`
        : null,
  };
}

function notesOn({ unanswered, withheld, groups }: PublishedImpact): readonly string[] {
  if (groups.length === 0) return [];
  return [
    unanswered === 1
      ? 'One applicant gave no answer and is not counted here.'
      : `${unanswered} applicants gave no answer and are not counted here.`,
    ...(withheld ? [`Withheld: numbers below ${LEAST_CELL}, and others from which they could be worked out.`] : []),
  ];
}

function tableView({ groups }: PublishedImpact, caption: string) {
  return { caption, rows: groups.map(rowView) };
}

function rowView({ group, applicants, selected, rate, comparison, state }: PublishedGroup) {
  const { mark, tone, word } = STATES[state];
  return {
    group,
    applicants: numberOr(applicants),
    selected: numberOr(selected),
    rate: rate === null ? WITHHELD : rateFigure(rate),
    ratio: comparison === null ? (state === 'highest' ? 'stands for 1' : WITHHELD) : ratioFigure(comparison.ratio),
    interval:
      comparison === null || comparison.katz95 === null
        ? null
        : `95% interval ${comparison.katz95.map(ratioFigure).join('–')}`,
    p: comparison === null ? null : `p ${pFigure(comparison.fisher)}, mid-p ${pFigure(comparison.midP)}`,
    below: comparison === null ? null : `${rateFigure(comparison.jeffreysBelowFourFifths)} likely below four fifths`,
    status: { mark, tone, word },
  };
}

function numberOr(value: number | null): string {
  return value === null ? WITHHELD : String(value);
}
