import type { PairComparison } from '../../domain/index.js';
import { dimensionName, requiredDimensions, routeInWords } from '../../domain/index.js';
import type { ListedApplication } from '../assessments/shortlist-content.js';
import { selectField } from '../rendering/pages/field-view.js';
import { comparison, ranked } from './view/comparison.js';
import { sortedFlags } from './view/flags.js';
import { places, type PlaceTable, type PlacesView } from './view/places.js';
import { named } from './view/prose.js';
import { intervalFigure, percent, utcMinute } from './view/rounding.js';
import { flagOnScreen, shownDimensions, sorted, type ShortlistSort } from './view/shortlist-rows.js';
import type { ComparisonSource } from './view/source.js';
import { readingOf } from './view/source.js';
import { closed, flagName, listed, sentenceCase, severityWord } from './view/wording.js';

export interface ShortlistPageInput {
  readonly requisitionId: string;
  readonly title: string;
  readonly assessed: {
    readonly id: string;
    readonly at: string;
    readonly source: ComparisonSource;
    /** The page of an application, by its id in the evaluation. */
    readonly hrefs: ReadonlyMap<string, string>;
  } | null;
  readonly sort: ShortlistSort;
  /** Two candidates to set against each other, by their ids in the evaluation; empty where none is chosen. */
  readonly pair: readonly [string, string];
  readonly briefs: readonly {
    readonly id: string;
    readonly number: string;
    readonly createdAt: string;
    readonly paper: string;
  }[];
}

/** The candidates of a requisition side by side, as a view model. */
export function shortlistView(input: ShortlistPageInput): object {
  const { requisitionId, title, assessed, briefs } = input;
  const path = `/requisitions/${requisitionId}/shortlist`;
  return {
    path,
    assessAt: `/requisitions/${requisitionId}/assess`,
    above: { label: title, href: `/requisitions/${requisitionId}` },
    heading: 'Shortlist',
    none:
      assessed === null
        ? {
            heading: 'Not assessed yet',
            text: 'Assess the scorecards that are in, and the candidates stand here side by side.',
          }
        : null,
    list: assessed === null ? null : listView(input, assessed, path),
    briefs: briefs.map(({ id, number, createdAt, paper }) => ({
      number,
      href: `/briefs/${id}/pdf`,
      at: createdAt,
      when: utcMinute(createdAt),
      paper: paper === 'Letter' ? 'US Letter' : paper,
    })),
  };
}

function listView(
  { sort, pair }: ShortlistPageInput,
  { id, at, source, hrefs }: NonNullable<ShortlistPageInput['assessed']>,
  path: string,
) {
  const view = comparison(source);
  const order = ranked(source);
  const compared = new Map(order.map((application, index) => [application.id, view.candidates[index]]));
  const dimensions = shownDimensions(source);
  const current = ['name', 'flags', ...dimensions].includes(sort) ? sort : 'advice';
  const sortBy = (key: string, label: string) => ({ href: `${path}?sort=${key}`, label, current: key === current });
  return {
    issueAt: `/assessments/${id}/briefs`,
    seat: { organisation: view.organisation, careerStage: view.careerStage, size: view.size },
    at: `As assessed ${utcMinute(at)}.`,
    headline: view.headline,
    why: view.why,
    legend: view.legend,
    empty: view.empty,
    sorts: [
      sortBy('advice', 'Advice'),
      sortBy('name', 'Name'),
      ...dimensions.map((dimension) => sortBy(dimension, dimensionName(source.rubric, dimension))),
      sortBy('flags', 'Fewest flags'),
    ],
    dimensions: view.dimensions,
    candidates: sorted(source, sort).map((application) => {
      const found = compared.get(application.id);
      return {
        candidate: application.candidate,
        href: hrefs.get(application.id) ?? null,
        route: found?.route ?? '',
        readings: (found?.readings ?? []).map((reading, index) => ({
          ...reading,
          name: view.dimensions[index]?.name ?? '',
          range: rangeOf(application, dimensions[index] ?? ''),
        })),
        flags: flagsOf(application, hrefs.get(application.id) ?? ''),
      };
    }),
    places: view.places === null ? null : placesOn(source, view.places, { order, hrefs }),
    pair: order.length < 2 ? null : pairView(source, order, { pair, current }),
    economics: view.economics,
    exports: ['csv', 'xlsx'].map((format) => ({
      href: `${path}.${format}?sort=${current}`,
      label: format === 'csv' ? 'Download as CSV' : 'Download for Excel',
    })),
  };
}

/** The places in the seat's own dimension, then, folded, those in the others that it needs. */
function placesOn(
  source: ComparisonSource,
  seat: PlacesView,
  { order, hrefs }: { readonly order: readonly ListedApplication[]; readonly hrefs: ReadonlyMap<string, string> },
) {
  const { stage } = source.assessment.requisition;
  const routes = new Map(order.map(({ id, guidance }) => [id, routeInWords(source.rubric, guidance.route)]));
  const linked = (table: PlaceTable): PlaceTable => ({
    ...table,
    sets: table.sets.map((set) => ({
      ...set,
      rows: set.rows.map((row) => ({
        ...row,
        href: hrefs.get(row.id) ?? null,
        route: sentenceCase(routes.get(row.id) ?? ''),
      })),
    })),
  });
  const onPage = (view: PlacesView): PlacesView => ({
    ...view,
    table: view.table === null ? null : linked(view.table),
    more: view.more === null ? null : { ...view.more, table: linked(view.more.table) },
  });
  const others = requiredDimensions(source.rubric, stage).filter((dimension) => dimension !== stage);
  return {
    seat: onPage(seat),
    others: order.length < 2 ? [] : others.map((dimension) => onPage(places(source, dimension, order))),
    summary: `Places on ${listed(others.map((dimension) => dimensionName(source.rubric, dimension)))}`,
  };
}

function rangeOf(application: ListedApplication, dimension: string): string | null {
  const reading = readingOf(application, dimension);
  return reading.status === 'unobserved' ? null : intervalFigure(reading.interval80);
}

/** Each flag once, however many dimensions it was raised for, with the way to its evidence. */
function flagsOf({ flags }: ListedApplication, href: string) {
  const seen = new Set<string>();
  return sortedFlags(flags)
    .map(({ id, severity }, index) => ({
      id,
      name: flagOnScreen(flagName(id)),
      severity: severityWord(severity),
      href: `${href}#flag-${index + 1}`,
    }))
    .filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The chance that one of two stands higher than the other, dimension by dimension. */
function pairView(
  source: ComparisonSource,
  order: readonly ListedApplication[],
  { pair, current }: { readonly pair: readonly [string, string]; readonly current: string },
) {
  const [first, second] = pair.map((id) => order.find((application) => application.id === id)) as [
    ListedApplication | undefined,
    ListedApplication | undefined,
  ];
  const a = first ?? order[0];
  const b = second ?? order.find((application) => application !== a);
  const options = order.map(({ id, candidate }) => ({ value: id, label: candidate }));
  const seat = source.assessment.requisition.stage;
  return {
    title: 'Does one stand higher than the other?',
    sort: current,
    fields: [
      selectField({ name: 'a', label: 'Candidate', options, chosen: [a?.id ?? ''] }),
      selectField({ name: 'b', label: 'against', options, chosen: [b?.id ?? ''] }),
    ],
    lines:
      a === undefined || b === undefined || a === b
        ? [{ text: 'Choose two candidates.' }]
        : requiredDimensions(source.rubric, seat).map((dimension) => ({ text: chanceLine(source, dimension, [a, b]) })),
  };
}

function chanceLine(
  { rubric, assessment }: ComparisonSource,
  dimension: string,
  [a, b]: readonly [ListedApplication, ListedApplication],
): string {
  const name = dimensionName(rubric, dimension);
  const pairs: readonly PairComparison[] = assessment.panel.comparisons[dimension] ?? [];
  const direct = pairs.find((pair) => pair.a === a.id && pair.b === b.id);
  const mirrored = pairs.find((pair) => pair.a === b.id && pair.b === a.id);
  const found = direct ?? mirrored;
  if (found === undefined) return `${name}: not compared.`;
  if (found.probability === null)
    return `${name}: not comparable, ${closed(found.notComparable ?? 'too little is known')}`;
  const chance = direct === undefined ? 1 - found.probability : found.probability;
  return `${name}: ${percent(chance)} that ${named(a.candidate)} stands higher than ${named(b.candidate)}.`;
}
