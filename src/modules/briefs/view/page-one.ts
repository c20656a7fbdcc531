import type { ApplicationAssessment } from '../../../domain/index.js';
import { criteriaOf, dimensionName, ratingId, requiredDimensions, stageOf } from '../../../domain/index.js';
import { arcPicture } from './arc-picture.js';
import { clampClauses, clampText, textWidth } from './clamp.js';
import { economicsLine } from './economics.js';
import { flagViews, sortedFlags } from './flags.js';
import { quoteOf, ratingsById, strongest } from './quotes.js';
import type { ApplicationSource } from './source.js';
import { readingOf } from './source.js';
import type { FactView, HeadingView, PageOneView } from './brief-view.js';
import type { PageLevel } from './page-fit.js';
import { fits, headlineLetters, lettersFor, PAGE_LEVELS } from './page-fit.js';
import { riskView, routeSentence, seatSentence } from './verdict.js';
import { closed, countWord, listed, sentenceCase } from './wording.js';

const SHOWN_FLAGS = 3;
const QUESTIONS = 3;

export interface PageOneOptions {
  /** Keeps ids apart where one document holds several pages. */
  readonly prefix: string;
  /** A page of a shortlist: "2 of 6". It leaves the seat's own advice out, which the shortlist gives once for all. */
  readonly place: string | null;
}

/** Page 1: what decides. Set as wide as it can be and still be one page. */
export function pageOne(source: ApplicationSource, options: PageOneOptions): PageOneView {
  const pages = PAGE_LEVELS.map((level) => () => ({ level, page: compose(source, options, level) }));
  for (const make of pages) {
    const { level, page } = make();
    if (fits(page, level)) return page;
  }
  return compose(source, options, PAGE_LEVELS[PAGE_LEVELS.length - 1] as PageLevel);
}

function compose(source: ApplicationSource, { prefix, place }: PageOneOptions, level: PageLevel): PageOneView {
  const { rubric, assessed, assessment } = source;
  const seat = assessment.requisition.stage;
  const flags = sortedFlags(assessed.flags);
  const shown = flags.slice(0, SHOWN_FLAGS);
  const { lines } = level;
  const quote = lettersFor('small', lines.quote);
  return {
    level: level.id,
    heading: heading(source, place),
    headline: clampText(routeSentence({ rubric, seat, assessed }), headlineLetters(level)).text,
    why: clampClauses(closed(assessed.guidance.why), lettersFor('why', lines.why)).text,
    risk: riskView({ rubric, seat, risk: assessed.skipRisk }),
    arc: arcPicture({ rubric, seat, application: assessed, prefix, rowHeight: level.rowHeight }),
    facts: facts(source),
    flags: {
      title: 'Flags',
      shown: flagViews(source, shown, { why: lettersFor('text', lines.flag), quote }),
      more: moreFlags(flags.length - shown.length, place !== null),
      none: flags.length === 0 ? noFlags(assessed) : null,
    },
    strongest: flags.length === 0 ? strongestEvidence(source, quote) : null,
    growOrBuy: place === null ? growOrBuy(source, lettersFor('text', lines.seat)) : null,
    ask: questions(assessed, lettersFor('question', lines.question)),
  };
}

function heading({ rubric, assessment, assessed, evaluation }: ApplicationSource, place: string | null): HeadingView {
  const width = textWidth(assessed.candidate);
  return {
    kicker: place,
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
      value: robustness.hingesOn.length === 0 ? 'Nobody' : clampText(listed(robustness.hingesOn), 20).text,
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

function noFlags({ completeness }: ApplicationAssessment): string {
  return completeness.scorecards === 0
    ? 'No scorecard has been submitted yet, so nothing could be flagged.'
    : 'Nothing on the scorecards raises a flag.';
}

function moreFlags(count: number, forShortlist: boolean): string | null {
  if (count <= 0) return null;
  const number = sentenceCase(countWord(count));
  const where = forShortlist ? 'in the hiring brief' : 'on page 2';
  return count === 1 ? `${number} more flag stands ${where}.` : `${number} more flags stand ${where}.`;
}

/** For each required dimension the rating that carries it: the best verified of those on the side that it reads. */
function strongestEvidence(source: ApplicationSource, width: number): PageOneView['strongest'] {
  const { rubric, assessed, assessment, application } = source;
  const items = requiredDimensions(rubric, assessment.requisition.stage).flatMap((dimension) => {
    const reading = readingOf(assessed, dimension);
    const criteria = criteriaOf(rubric, dimension).map(({ id }) => id);
    const given = ratingsById(
      source,
      application.scorecards.flatMap(({ interviewer }) =>
        criteria.map((criterion) => ratingId(application.id, interviewer, criterion)),
      ),
    );
    const high = reading.status === 'unobserved' || reading.estimate >= rubric.thresholds.bar;
    const side = given.filter(
      ({ rating }) => rating.rating !== 'not-observed' && (high ? rating.rating >= 4 : rating.rating <= 2),
    );
    const found = strongest(side.length > 0 ? side : given);
    const name = dimensionName(rubric, dimension);
    return found === null ? [] : [{ dimension: name, quote: quoteOf(source, found, { side: name, width }) }];
  });
  return items.length === 0 ? null : { title: 'Strongest evidence', items };
}

function growOrBuy({ assessment }: ApplicationSource, width: number): PageOneView['growOrBuy'] {
  const { seat } = assessment;
  const first = seat.inside[0] ?? seat.outside[0];
  const best = assessment.applications.find(({ id }) => id === first);
  const ready = best?.guidance.route === 'promote' || best?.guidance.route === 'buy';
  const compared = seat.economics === null ? [] : [economicsLine(seat.economics)];
  return {
    title: 'Grow or buy',
    headline: seatSentence(seat, ready),
    paragraphs: [clampText(closed(seat.why), width).text, ...compared],
  };
}

/** The route's own questions, then the flags', each once. */
function questions(assessed: ApplicationAssessment, width: number): PageOneView['ask'] {
  const all = [...assessed.guidance.ask, ...sortedFlags(assessed.flags).flatMap(({ ask }) => ask)];
  const asked = [...new Set(all)].slice(0, QUESTIONS).map((question) => clampText(question, width).text);
  return {
    title: 'Ask before you decide',
    questions: asked,
    none:
      asked.length > 0
        ? null
        : assessed.completeness.scorecards === 0
          ? 'Every question of the interview kit is still open.'
          : 'No question is left open by the scorecards.',
  };
}
