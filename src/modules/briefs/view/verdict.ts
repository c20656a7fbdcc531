import type { ApplicationAssessment, Rubric, SeatAdvice, SkipRisk, Standing } from '../../../domain/index.js';
import { dimensionName, foundationsOf, requiredDimensions, stageOf, standingOf } from '../../../domain/index.js';
import { percent } from './rounding.js';
import { readingOf } from './source.js';
import type { RiskView } from './brief-view.js';
import { listed, midSentence, riskWord, statusWord } from './wording.js';

/** The required dimensions that stand in one of these ways, by name, lowest first. */
function namesStanding(
  rubric: Rubric,
  seat: string,
  assessed: ApplicationAssessment,
  wanted: readonly Standing[],
): readonly string[] {
  return requiredDimensions(rubric, seat)
    .filter((dimension) => wanted.includes(standingOf(readingOf(assessed, dimension).status)))
    .map((dimension) => dimensionName(rubric, dimension));
}

/** The route as one sentence to the hiring manager: the headline of the brief. */
export function routeSentence(input: { rubric: Rubric; seat: string; assessed: ApplicationAssessment }): string {
  const { rubric, seat, assessed } = input;
  const missing = namesStanding(rubric, seat, assessed, ['missing']);
  const open = namesStanding(rubric, seat, assessed, ['open', 'unseen']);
  switch (assessed.guidance.route) {
    case 'promote':
      return `Promote: ${allEarned(rubric, seat)}.`;
    case 'buy':
      return `Hire: ${allEarned(rubric, seat)}.`;
    case 'grow-with-plan':
      return `Not ready now: grow into the seat, with a plan for ${planFor(rubric, seat, missing)}.`;
    case 'buy-with-plan':
      return `Hire, with a plan for ${planFor(rubric, seat, missing)}.`;
    case 'shore-up-first': {
      const first = restsOn(rubric, seat, assessed).map((dimension) => nameInside(dimensionName(rubric, dimension)));
      return `Not yet: build up ${first.length > 0 ? listed(first) : 'the stack'} first.`;
    }
    case 'deepen-builder-line':
      return `Not for this seat: deepen the ${rubric.stages[0]?.name ?? ''} line instead.`;
    case 'pass': {
      const lacks = restsOn(rubric, seat, assessed).map((dimension) => lack(rubric, assessed, dimension));
      return lacks.length > 0 ? `Pass for this seat: ${listed(lacks)}.` : 'Pass for this seat.';
    }
    case 'gather-evidence':
      return open.length > 0
        ? `Gather evidence first, on ${listed(open.map(nameInside))}.`
        : 'Gather evidence first, before you decide.';
  }
}

/** What a refusal rests on: missing foundations come before anything that stands on them. */
function restsOn(rubric: Rubric, seat: string, assessed: ApplicationAssessment): readonly string[] {
  const missing = missingDimensions(rubric, seat, assessed);
  const foundations = foundationsOf(rubric, seat).map(({ id }) => id);
  const below = missing.filter((dimension) => foundations.includes(dimension));
  return below.length > 0 ? below : missing;
}

/** The dimensions that the seat needs and that read borrowed or lost, lowest first. */
export function missingDimensions(rubric: Rubric, seat: string, assessed: ApplicationAssessment): readonly string[] {
  return requiredDimensions(rubric, seat).filter(
    (dimension) => standingOf(readingOf(assessed, dimension).status) === 'missing',
  );
}

/** The dimensions that the seat needs and that nobody can tell yet, lowest first. */
export function openDimensions(rubric: Rubric, seat: string, assessed: ApplicationAssessment): readonly string[] {
  return requiredDimensions(rubric, seat).filter((dimension) =>
    ['open', 'unseen'].includes(standingOf(readingOf(assessed, dimension).status)),
  );
}

/** "closeness to the build is lost". */
function lack(rubric: Rubric, assessed: ApplicationAssessment, dimension: string): string {
  const status = midSentence(statusWord(readingOf(assessed, dimension).status).word);
  return `${nameInside(dimensionName(rubric, dimension))} is ${status}`;
}

function allEarned(rubric: Rubric, seat: string): string {
  const { name } = stageOf(rubric, seat);
  return foundationsOf(rubric, seat).length === 0
    ? `the ${name} layer that this seat needs is earned`
    : `the whole stack under this ${name} seat is earned`;
}

function planFor(rubric: Rubric, seat: string, missing: readonly string[]): string {
  const names = missing.length > 0 ? missing : [stageOf(rubric, seat).name];
  return listed(names.map((name) => (name === rubric.closeness?.name ? midSentence(name) : name)));
}

/** Stage names keep their capital; a name of several words reads as a phrase ("closeness to the build"). */
export function nameInside(name: string): string {
  return name.includes(' ') ? midSentence(name) : name;
}

/** The seat's route as one sentence. */
export function seatSentence(seat: SeatAdvice, ready: boolean): string {
  switch (seat.route) {
    case 'grow':
      return ready
        ? 'Grow: somebody inside has earned this seat.'
        : 'Grow: somebody inside can reach this seat with a plan.';
    case 'buy':
      return ready
        ? 'Buy: somebody from outside has earned this seat.'
        : 'Buy: somebody from outside fits, with a plan.';
    case 'grow-or-buy':
      return 'Grow or buy: a real choice for this seat.';
    case 'hold':
      return 'Hold: nobody on this shortlist fits the seat yet.';
  }
}

/** Stage-skip risk: the level as a word, the probability beside it, and what carries it. */
export function riskView(input: { rubric: Rubric; seat: string; risk: SkipRisk }): RiskView {
  const { rubric, seat, risk } = input;
  const figure = risk.probability === null || risk.level === 'not-applicable' ? null : percent(risk.probability);
  return {
    word: riskWord(risk.level),
    figure,
    note: riskNote(rubric, seat, risk),
    tone: risk.level === 'elevated' || risk.level === 'high' ? 'missing' : risk.level === 'unknown' ? 'unseen' : 'held',
  };
}

function riskNote(rubric: Rubric, seat: string, risk: SkipRisk): string {
  const foundations = foundationsOf(rubric, seat).map(({ name }) => name);
  const carried = risk.carriedBy.map((dimension) => dimensionName(rubric, dimension));
  switch (risk.level) {
    case 'not-applicable':
      return `No career stage lies below a ${stageOf(rubric, seat).name} seat.`;
    case 'unknown':
      return `Too little was seen of ${listed(foundations)} to say.`;
    case 'low':
      return `${listed(foundations)} ${foundations.length === 1 ? 'is' : 'are'} there to stand on.`;
    case 'watch':
    case 'elevated':
    case 'high':
      return carried.length > 0 ? `Carried by ${listed(carried)}.` : `${listed(foundations)} could still prove thin.`;
  }
}
