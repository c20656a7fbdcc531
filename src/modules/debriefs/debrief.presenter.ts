import type { Rating, Route } from '../../domain/index.js';
import { adviceWord, decisionView, type DecisionToShow } from '../briefs/view/decisions.js';
import { utcMinute } from '../briefs/view/rounding.js';
import { criteriaHeard, type CriterionHeard, type DebriefedCard, type Heard } from '../briefs/view/spread.js';
import {
  closed,
  countWord,
  counted,
  listed,
  ratingWord,
  sentenceCase,
  verificationWord,
} from '../briefs/view/wording.js';
import { errorSummary } from '../rendering/pages/field-view.js';
import { changeForm, decideForm, openForm, type DebriefFormsInput } from './debrief-forms.presenter.js';

export interface DebriefPageInput extends DebriefFormsInput {
  readonly id: string;
  /** The seat's career stage. */
  readonly stage: string;
  readonly candidate: string;
  readonly mayReadApplication: boolean;
  readonly seat: { readonly title: string; readonly careerStage: string };
  readonly debrief: { readonly at: string; readonly by: string; readonly reason: string | null } | null;
  readonly cards: readonly DebriefedCard[];
  /** Null where there is none that the reader may know. */
  readonly advice: {
    readonly assessmentId: string;
    readonly at: string;
    readonly route: Route;
    readonly why: string;
  } | null;
  readonly decisions: readonly DecisionToShow[];
}

/** From here on two ratings are a disagreement. */
const APART = 2;

/** The page of a debrief as a view model. */
export function debriefView(input: DebriefPageInput): object {
  const { id, candidate, mayReadApplication, seat, debrief, forms } = input;
  const open = openForm(input);
  const change = changeForm(input);
  const decide = decideForm(input);
  const fields = [...(open?.fields ?? []), ...(change?.fields ?? []), ...(decide?.fields ?? [])];
  return {
    id,
    above: mayReadApplication ? { label: candidate, href: `/applications/${id}` } : null,
    heading: `Debrief: ${candidate}`,
    seat: seat.title,
    careerStage: seat.careerStage,
    problem: forms.problem === null ? null : { tone: 'problem', text: forms.problem },
    errors: errorSummary(fields),
    state: stateOf(input),
    open,
    heard: debrief === null ? null : heardView(input),
    change,
    decision: decisionPart(input, decide),
  };
}

function stateOf({ debrief, missing, submitted }: DebriefPageInput): string {
  const all = submitted + missing.length;
  const owing = missing.length === 0 ? '' : ` Not in yet: ${listed(missing)}.`;
  if (debrief === null) {
    if (submitted === 0) return `No scorecard is in yet, so there is nothing to talk about.${owing}`;
    return missing.length === 0
      ? all === 1
        ? 'The one scorecard is in.'
        : `All ${countWord(all)} scorecards are in.`
      : `${sentenceCase(countWord(submitted))} of ${counted(all, 'scorecard')} ${submitted === 1 ? 'is' : 'are'} in.${owing}`;
  }
  const opened = `Opened by ${debrief.by} on ${utcMinute(debrief.at)}`;
  return debrief.reason === null
    ? `${opened}.${owing}`
    : `${opened}, before all were in: ${closed(debrief.reason)}${owing}`;
}

function heardView({ rubric, stage, cards }: DebriefPageInput) {
  const all = criteriaHeard(rubric, stage, cards);
  const apart = all.filter(({ spread }) => spread !== null && spread >= APART);
  const near = all.filter(({ spread }) => spread !== null && spread < APART);
  const alone = all.filter(({ spread }) => spread === null);
  return {
    title: 'Where the panel disagrees',
    none:
      apart.length > 0
        ? null
        : near.length > 0
          ? 'No two interviewers lie two or more points apart on any one criterion.'
          : 'No criterion was rated by two interviewers, so nobody can be compared on one.',
    apart: apart.map(criterionView),
    folds: [
      { title: 'Where the panel agrees', criteria: near.map(criterionView) },
      { title: 'Rated by one interviewer, or by none', criteria: alone.map(criterionView) },
    ]
      .filter(({ criteria }) => criteria.length > 0)
      .map((fold) => ({ ...fold, size: counted(fold.criteria.length, 'criterion', 'criteria') })),
  };
}

function criterionView({ name, dimension, required, heard, spread, spreadNow }: CriterionHeard) {
  return {
    name,
    dimension: required ? `${dimension}, needed for this seat` : `${dimension}, not needed for this seat`,
    apart: spread === null ? null : apartWords(spread, spreadNow),
    heard: heard.map(heardOf),
  };
}

function apartWords(spread: number, now: number | null): string {
  const words = (points: number) =>
    points === 0 ? 'the same rating' : `${countWord(points)} ${points === 1 ? 'point' : 'points'} apart`;
  return now === null || now === spread ? words(spread) : `${words(spread)} at first, now ${words(now)}`;
}

function heardOf({ interviewer, first, now, reasons }: Heard) {
  const isChanged = reasons.length > 0;
  return {
    interviewer,
    then: isChanged ? wordOf(first) : null,
    now: wordOf(now),
    verification: now.verification === null ? null : verificationWord(now.verification),
    paragraphs: paragraphs(now.evidence),
    firstEvidence: isChanged && first !== null && first.evidence !== now.evidence ? paragraphs(first.evidence) : [],
    reasons: reasons.map((reason) => `Changed here: ${closed(reason)}`),
  };
}

function wordOf(rating: Rating | null) {
  if (rating === null) return { word: 'Not rated', figure: null, tone: 'unseen' };
  const { rating: value } = rating;
  return {
    word: ratingWord(value),
    figure: value === 'not-observed' ? null : String(value),
    tone: value === 'not-observed' ? 'unseen' : value <= 2 ? 'missing' : value === 3 ? 'open' : 'held',
  };
}

function paragraphs(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

function decisionPart(
  { rubric, advice, decisions, debrief, mayReadApplication }: DebriefPageInput,
  decide: ReturnType<typeof decideForm>,
) {
  return {
    title: 'The decision',
    advice: {
      title: 'The advice',
      word: advice === null ? null : adviceWord(rubric, advice.route),
      why: advice === null ? null : closed(advice.why),
      at: advice === null ? null : `As assessed ${utcMinute(advice.at)}.`,
      none:
        advice !== null
          ? null
          : mayReadApplication
            ? 'The scorecards have not been assessed yet, or not for you to read.'
            : 'The advice is for the recruiter and the hiring manager.',
    },
    assessmentId: advice?.assessmentId ?? '',
    number: String(decisions.at(-1)?.number ?? 0),
    early:
      decide !== null && debrief === null
        ? 'The panel has not talked yet: only what puts nobody into the seat can be recorded.'
        : null,
    form: decide,
    history: decisions.map((decision) => decisionView(rubric, decision)).reverse(),
    none: decisions.length === 0 ? 'Nobody has decided yet.' : null,
  };
}
