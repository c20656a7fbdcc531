import type { Amendment, Criterion, HistoryEntry, Rating, Scorecard } from '../../../domain/index.js';
import { criteriaOf, dimensionName, dimensionsOf } from '../../../domain/index.js';
import { breakable, named } from './prose.js';
import { percent, scaleFigure, utcDay, utcMinute } from './rounding.js';
import type { ApplicationSource } from './source.js';
import { readingOf, tellName } from './source.js';
import type { MarkedWord, Tone } from './marks.js';

export interface PanelistView {
  /** In the pieces that the name may break between. */
  readonly interviewer: readonly string[];
  readonly submitted: string;
  readonly recommendation: string;
  readonly takeaway: string | null;
  readonly tells: string | null;
  readonly amended: readonly string[];
}

export interface EvidenceEntryView {
  /** In the pieces that the name may break between. */
  readonly interviewer: readonly string[];
  readonly rating: string;
  readonly ratingFigure: string | null;
  readonly tone: Tone;
  readonly verification: MarkedWord | null;
  /** Paragraphs of the evidence, in full. */
  readonly paragraphs: readonly string[];
}

export interface EvidenceCriterionView {
  readonly name: string;
  readonly definition: string;
  readonly entries: readonly EvidenceEntryView[];
  /** Said where nobody rated it. */
  readonly none: string | null;
}

export interface EvidenceDimensionView {
  readonly name: string;
  readonly reading: MarkedWord;
  readonly summary: string;
  /** Said where nobody rated anything here; there are no criteria then. */
  readonly none: string | null;
  readonly criteria: readonly EvidenceCriterionView[];
}

export interface EvidenceView {
  readonly title: string;
  readonly introduction: string;
  readonly panel: readonly PanelistView[];
  readonly none: string | null;
  readonly dimensions: readonly EvidenceDimensionView[];
  readonly history: readonly { readonly when: string; readonly what: string }[];
}
import { closed, counted, listed, ratingWord, recommendationWord, statusWord, verificationWord } from './wording.js';

/** Every rating with its evidence, in full, by dimension and criterion. */
export function evidence(source: ApplicationSource): EvidenceView {
  const { application, rubric } = source;
  return {
    title: 'Evidence',
    introduction:
      'Every rating with what the interviewer wrote. Claimed: said and not tested. Probed: explained under the hood when asked. Corroborated: backed by a reference, an artefact or a record.',
    panel: application.scorecards.map((card) => panelist(source, card)),
    none: application.scorecards.length === 0 ? 'No scorecard has been submitted yet.' : null,
    dimensions:
      application.scorecards.length === 0
        ? []
        : dimensionsOf(rubric).map((dimension) => dimensionView(source, dimension)),
    history: application.history.map(historyLine),
  };
}

function panelist({ rubric }: ApplicationSource, card: Scorecard): PanelistView {
  return {
    interviewer: breakable(card.interviewer),
    submitted: utcDay(card.submittedAt),
    recommendation: recommendationWord(card.recommendation),
    takeaway: card.keyTakeaway,
    tells: card.tells.length === 0 ? null : closed(listed(card.tells.map((tell) => named(tellName(rubric, tell))))),
    amended: card.amendments.map(amendmentLine),
  };
}

function amendmentLine({ at, reason }: Amendment): string {
  return `Amended ${utcMinute(at)}: ${closed(reason)}`;
}

function historyLine({ title, organisation, from, to }: HistoryEntry): { when: string; what: string } {
  return { when: `${from} to ${to ?? 'now'}`, what: `${title}, ${organisation}` };
}

function dimensionView(source: ApplicationSource, dimension: string): EvidenceDimensionView {
  const { rubric, assessed } = source;
  const reading = readingOf(assessed, dimension);
  const criteria = criteriaOf(rubric, dimension).map((criterion) => criterionView(source, criterion));
  const silent = criteria.every(({ entries }) => entries.length === 0);
  return {
    name: dimensionName(rubric, dimension),
    reading: statusWord(reading.status),
    summary:
      reading.status === 'unobserved'
        ? reading.interviewers === 0
          ? 'rated by nobody'
          : `rated by ${counted(reading.interviewers, 'interviewer')}, ${percentOfCriteria(reading.coverage)} of its criteria`
        : `${scaleFigure(reading.estimate)} after adjusting for severity; plain mean ${scaleFigure(reading.rawMean)}, ${counted(reading.interviewers, 'interviewer')}`,
    none: silent ? `Nobody was asked about ${listed(criteria.map(({ name }) => named(name)))}.` : null,
    criteria: silent ? [] : criteria,
  };
}

function percentOfCriteria(coverage: number): string {
  return coverage <= 0 ? 'none' : coverage >= 1 ? 'all' : percent(coverage);
}

function criterionView({ application }: ApplicationSource, criterion: Criterion): EvidenceCriterionView {
  const entries = application.scorecards.flatMap(({ interviewer, ratings }) =>
    ratings.filter((rating) => rating.criterion === criterion.id).map((rating) => entryOf(interviewer, rating)),
  );
  return {
    name: criterion.name,
    definition: criterion.definition,
    entries,
    none: entries.length === 0 ? 'Nobody was asked to rate this.' : null,
  };
}

function entryOf(interviewer: string, { rating, verification, evidence: text }: Rating): EvidenceEntryView {
  return {
    interviewer: breakable(interviewer),
    rating: ratingWord(rating),
    ratingFigure: rating === 'not-observed' ? null : String(rating),
    tone: rating === 'not-observed' ? 'unseen' : rating <= 2 ? 'missing' : rating === 3 ? 'open' : 'held',
    verification: verification === null ? null : verificationWord(verification),
    paragraphs:
      text === null
        ? []
        : text
            .split(/\n\s*\n/u)
            .map((paragraph) => paragraph.trim())
            .filter((paragraph) => paragraph !== ''),
  };
}
