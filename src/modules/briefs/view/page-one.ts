import type { ApplicationAssessment } from '../../../domain/index.js';
import { requiredDimensions, stageOf } from '../../../domain/index.js';
import { arcPicture } from './arc-picture.js';
import { clampText, textWidth } from './clamp.js';
import { economicsLines } from './economics.js';
import { flagView, sortedFlags } from './flags.js';
import type { ApplicationSource } from './source.js';
import type { FactView, HeadingView, PageOneView } from './brief-view.js';
import { riskView, routeSentence, seatSentence } from './verdict.js';
import { closed, countWord, listed, sentenceCase } from './wording.js';

const SHOWN_FLAGS = 3;
const QUESTIONS = 3;

/** Lengths (average letters) that keep page 1 one page, for the number of flags that stand on it. */
const LENGTHS = {
  open: { why: 330, flag: 230, quote: 260, question: 190 },
  regular: { why: 300, flag: 150, quote: 150, question: 150 },
  close: { why: 230, flag: 145, quote: 84, question: 140 },
} as const;

/** Page 1: what decides. `forShortlist` leaves the seat's own advice out, which a shortlist says once for all. */
export function pageOne(source: ApplicationSource, options: { prefix: string; forShortlist: boolean }): PageOneView {
  const { rubric, assessed, assessment } = source;
  const seat = assessment.requisition.stage;
  const flags = sortedFlags(assessed.flags);
  const density = flags.length >= SHOWN_FLAGS ? 'close' : flags.length === 2 ? 'regular' : 'open';
  const lengths = LENGTHS[density];
  const shown = flags.slice(0, SHOWN_FLAGS);
  return {
    heading: heading(source),
    headline: clampText(routeSentence({ rubric, seat, assessed }), 130).text,
    why: clampText(closed(assessed.guidance.why), lengths.why).text,
    risk: riskView({ rubric, seat, risk: assessed.skipRisk }),
    arc: arcPicture({ rubric, seat, application: assessed, prefix: options.prefix }),
    facts: facts(source),
    flags: {
      title: 'Flags',
      shown: shown.map((flag) => flagView(source, flag, { why: lengths.flag, quote: lengths.quote })),
      more: moreFlags(flags.length - shown.length, options.forShortlist),
      none: flags.length === 0 ? 'Nothing in the scorecards raises a flag.' : null,
    },
    growOrBuy: options.forShortlist ? null : growOrBuy(source),
    ask: questions(assessed, lengths.question),
    density,
  };
}

function heading({ rubric, assessment, assessed, evaluation }: ApplicationSource): HeadingView {
  const width = textWidth(assessed.candidate);
  return {
    kicker: 'Hiring brief',
    candidate: clampText(assessed.candidate, 110).text,
    size: width <= 34 ? 'regular' : width <= 50 ? 'long' : 'longest',
    seat: clampText(assessment.requisition.title, 70).text,
    organisation:
      evaluation.requisition.organisation === null ? null : clampText(evaluation.requisition.organisation, 40).text,
    careerStage: stageOf(rubric, assessment.requisition.stage).name,
    source: `${assessed.source} candidate`,
  };
}

function facts({ assessed, brief, rubric, assessment }: ApplicationSource): readonly FactView[] {
  const { completeness, robustness } = assessed;
  const expected = brief.scorecardsExpected;
  return [
    {
      label: 'Scorecards',
      value: expected === undefined ? String(completeness.scorecards) : `${completeness.scorecards} of ${expected}`,
      note:
        completeness.scorecards < rubric.thresholds.minInterviewers
          ? `at least ${rubric.thresholds.minInterviewers} needed`
          : 'submitted',
    },
    {
      label: 'Criteria rated',
      value: `${completeness.requiredRated} of ${completeness.criteriaRequired}`,
      note: `in ${countWord(requiredDimensions(rubric, assessment.requisition.stage).length)} required ${requiredDimensions(rubric, assessment.requisition.stage).length === 1 ? 'dimension' : 'dimensions'}`,
    },
    {
      label: 'Panel agreement',
      value: AGREEMENT_WORDS[completeness.agreement],
      note:
        completeness.comparedCriteria === 0
          ? 'no criterion rated twice'
          : `${completeness.withinOnePoint} of ${completeness.comparedCriteria} criteria within a point`,
    },
    {
      label: 'Hinges on',
      value: robustness.hingesOn.length === 0 ? 'Nobody' : clampText(listed(robustness.hingesOn), 34).text,
      note: robustness.hingesOn.length === 0 ? 'same route without any one' : 'without them, it turns',
    },
  ];
}

const AGREEMENT_WORDS = {
  good: 'Good',
  mixed: 'Mixed',
  poor: 'Poor',
  'too-few-to-say': 'Too few to say',
} as const satisfies Record<ApplicationAssessment['completeness']['agreement'], string>;

function moreFlags(count: number, forShortlist: boolean): string | null {
  if (count <= 0) return null;
  const number = sentenceCase(countWord(count));
  const where = forShortlist ? 'in the hiring brief' : 'on page 2';
  return count === 1 ? `${number} more flag stands ${where}.` : `${number} more flags stand ${where}.`;
}

function growOrBuy({ assessment }: ApplicationSource): PageOneView['growOrBuy'] {
  const { seat } = assessment;
  const first = seat.inside[0] ?? seat.outside[0];
  const best = assessment.applications.find(({ id }) => id === first);
  const ready = best?.guidance.route === 'promote' || best?.guidance.route === 'buy';
  const compared =
    seat.economics === null
      ? []
      : [`${economicsLines(seat.economics).slice(0, 1).join(' ')} All rows, and what is missing, on page 2.`];
  return {
    title: 'Grow or buy',
    headline: seatSentence(seat, ready),
    paragraphs: [clampText(closed(seat.why), 230).text, ...compared],
  };
}

/** The route's own questions, then the flags', each once. */
function questions(assessed: ApplicationAssessment, width: number): PageOneView['ask'] {
  const all = [...assessed.guidance.ask, ...sortedFlags(assessed.flags).flatMap(({ ask }) => ask)];
  const asked = [...new Set(all)].slice(0, QUESTIONS).map((question) => clampText(question, width).text);
  return {
    title: 'Ask before you decide',
    questions: asked,
    none: asked.length === 0 ? 'No question is left open by the scorecards.' : null,
  };
}
