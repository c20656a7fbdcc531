import type { CriterionReading } from '../../../domain/index.js';
import { dimensionName, requiredDimensions, saturatedSentence } from '../../../domain/index.js';
import { oneLine } from './clamp.js';
import { APART, criteriaTable, isApart } from './criteria-table.js';
import { economicsView } from './economics.js';
import { ENOUGH_TO_LEAVE_ONE_OUT, splitDimensions } from './facts.js';
import { flagViews, sortedFlags } from './flags.js';
import { named, spoken } from './prose.js';
import type { FoundRating, QuoteView } from './quotes.js';
import { quoteOf } from './quotes.js';
import type { ApplicationSource } from './source.js';
import { criterionOf } from './source.js';
import type { CriteriaTableView } from './criteria-table.js';
import type { EconomicsView } from './economics.js';
import type { FlagView } from './flags.js';
import type { PageOneView } from './page-one-view.js';
import { nameInside, openDimensions } from './standing.js';
import { closed, countWord, listed, sentenceCase } from './wording.js';

export interface DisagreementView {
  readonly criterion: string;
  readonly dimension: string;
  readonly apart: string;
  readonly low: QuoteView;
  readonly high: QuoteView;
}

export interface PlanStepView {
  readonly when: string | null;
  /** The criterion that it mends. */
  readonly about: string | null;
  readonly what: string;
}

export interface ExplainView {
  readonly title: string;
  /** The whole reason, where page 1 had to shorten it. */
  readonly why: string | null;
  readonly criteria: CriteriaTableView;
  readonly disagreements: {
    readonly items: readonly DisagreementView[];
    readonly none: string | null;
    readonly more: string | null;
  };
  readonly turns: readonly string[];
  readonly moreFlags: readonly FlagView[];
  readonly plan: { readonly title: string; readonly steps: readonly PlanStepView[] } | null;
  readonly economics: EconomicsView | null;
}

const SHOWN_FLAGS = 3;
const SHOWN_DISAGREEMENTS = 4;

/** Page 2: what explains the verdict; what page 1 had to shorten stands here in full. */
export function explain(source: ApplicationSource, page: PageOneView): ExplainView {
  const { assessed, assessment } = source;
  const whole = oneLine(spoken(source, assessed.guidance.why));
  return {
    title: 'Why: what the panel saw',
    why: page.why === whole ? null : whole,
    criteria: criteriaTable(source),
    disagreements: disagreements(source),
    turns: whatWouldTurnIt(source),
    moreFlags: flagViews(source, sortedFlags(assessed.flags).slice(SHOWN_FLAGS), { why: 260, quote: 180 }),
    plan:
      assessed.guidance.plan.length === 0
        ? null
        : { title: 'The plan, by weeks', steps: assessed.guidance.plan.map(planStep) },
    economics: assessment.seat.economics === null ? null : economicsView(source, assessment.seat.economics),
  };
}

/** "Weeks 1–4, Reads the work: sit in on …" as its weeks, what it mends and its action; a step without weeks keeps its whole text. */
export function planStep(step: string): PlanStepView {
  const [, when, about, action] = /^(Weeks? \d+(?:[–-]\d+)?)(?:, ([^:]+))?: (.+)$/su.exec(step) ?? [];
  if (when === undefined || action === undefined) return { when: null, about: null, what: closed(step) };
  return { when, about: about ?? null, what: closed(sentenceCase(action)) };
}

function disagreements(source: ApplicationSource): ExplainView['disagreements'] {
  const required = requiredDimensions(source.rubric, source.assessment.requisition.stage);
  const apart = source.assessed.criteria
    .filter((reading) => isApart(reading))
    .sort(
      (a, b) =>
        Number(required.includes(b.dimension)) - Number(required.includes(a.dimension)) || spread(b) - spread(a),
    );
  const items = apart.slice(0, SHOWN_DISAGREEMENTS).flatMap((reading) => disagreement(source, reading) ?? []);
  const rest = apart.length - items.length;
  return {
    items,
    none: apart.length === 0 ? noDisagreement(source) : null,
    more:
      rest > 0
        ? `${sentenceCase(countWord(rest))} more ${rest === 1 ? 'criterion is' : 'criteria are'} split; the range in the table shows which.`
        : null,
  };
}

function noDisagreement(source: ApplicationSource): string {
  const { assessed } = source;
  if (assessed.completeness.scorecards < 2) return 'Nothing to compare yet: it takes two scorecards.';
  const split = splitDimensions(source).map((dimension) => nameInside(dimensionName(source.rubric, dimension)));
  const none = anythingRatedTwice(source)
    ? `No two interviewers lie ${countWord(APART)} or more points apart on any one criterion`
    : 'No criterion was rated by two interviewers, so nobody can be compared on one';
  return split.length === 0
    ? `${none}.`
    : `${none}; the split on ${listed(split)} lies between what they gave on average.`;
}

function anythingRatedTwice({ application }: ApplicationSource): boolean {
  const rated = application.scorecards.flatMap(({ ratings }) =>
    ratings.flatMap(({ criterion, rating }) => (rating === 'not-observed' ? [] : [criterion])),
  );
  return new Set(rated).size < rated.length;
}

function spread({ range }: CriterionReading): number {
  return range === null ? 0 : range[1] - range[0];
}

function disagreement(source: ApplicationSource, reading: CriterionReading): DisagreementView | null {
  const rated: readonly FoundRating[] = source.application.scorecards.flatMap(({ interviewer, ratings }) =>
    ratings
      .filter((rating) => rating.criterion === reading.criterion && rating.rating !== 'not-observed')
      .map((rating) => ({ id: `${interviewer}/${rating.criterion}`, interviewer, rating })),
  );
  const value = ({ rating }: FoundRating) => Number(rating.rating);
  const [low] = [...rated].sort((a, b) => value(a) - value(b));
  const [high] = [...rated].sort((a, b) => value(b) - value(a));
  if (low === undefined || high === undefined) return null;
  return {
    criterion: criterionOf(source.rubric, reading.criterion).name,
    dimension: dimensionName(source.rubric, reading.dimension),
    apart: `${countWord(value(high) - value(low))} points apart`,
    low: { ...quoteOf(source, low, { side: 'Lowest', width: 210 }), criterion: null },
    high: { ...quoteOf(source, high, { side: 'Highest', width: 210 }), criterion: null },
  };
}

function whatWouldTurnIt(source: ApplicationSource): readonly string[] {
  const { assessed } = source;
  const { robustness, completeness } = assessed;
  const turn = spoken(source, sentenceCase(robustness.wouldTurnIt));
  if (completeness.scorecards === 0) return [turn];
  const hinges =
    robustness.hingesOn.length > 0
      ? `Without ${listed(robustness.hingesOn.map(named))}, the route or a required reading would be another.`
      : completeness.scorecards < ENOUGH_TO_LEAVE_ONE_OUT
        ? 'Fewer than three scorecards: too few to say whether the route hinges on one of them.'
        : 'Leaving out any one interviewer gives the same route and the same statuses.';
  const adjustment = robustness.adjustmentChangesRoute
    ? 'Plain averages, not adjusted for how severe each interviewer is, would give another route.'
    : 'Plain averages, not adjusted for how severe each interviewer is, give the same route.';
  return [turn, hinges, adjustment, ...saturated(source), ...notYetAsked(source)];
}

/** Who of the panels has not rated what is open, each with exactly what: those with the same gaps in one sentence. */
function notYetAsked({ rubric, assessment, application, assessed }: ApplicationSource): readonly string[] {
  const open = openDimensions(rubric, assessment.requisition.stage, assessed);
  const gaps = (interviewer: string) => {
    const ratings = application.scorecards
      .filter((card) => card.interviewer === interviewer)
      .flatMap((card) => card.ratings);
    // Who marked a criterion as not observed was asked, and could not say.
    const asked = ratings.map(({ criterion }) => criterionOf(rubric, criterion).dimension);
    return listed(
      open
        .filter((dimension) => !asked.includes(dimension))
        .map((dimension) => nameInside(dimensionName(rubric, dimension))),
      'or',
    );
  };
  return [...Map.groupBy(assessed.guidance.unusedInterviewers, gaps)]
    .filter(([missing]) => missing !== '')
    .map(([missing, who]) => `${listed(who.map(named))} ${who.length === 1 ? 'has' : 'have'} not rated ${missing}.`);
}

/** Where severity is not adjusted for, the reader is told, once for each required dimension concerned. */
function saturated(source: ApplicationSource): readonly string[] {
  const { rubric, assessment } = source;
  return requiredDimensions(rubric, assessment.requisition.stage)
    .filter((id) => assessment.panel.measurement[id]?.adjustmentSuspended === 'saturated')
    .map((id) => spoken(source, saturatedSentence(rubric, id)));
}
