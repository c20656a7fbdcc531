import type { ApplicationAssessment } from '../../../domain/index.js';
import {
  criteriaOf,
  dimensionName,
  ratingId,
  requiredDimensions,
  routeSentence,
  stageOf,
} from '../../../domain/index.js';
import { arcPicture } from './arc-picture.js';
import { clampClauses, clampText, oneLine, textWidth } from './clamp.js';
import { pageFacts } from './facts.js';
import { flagViews, sortedFlags } from './flags.js';
import { growOrBuy } from './grow-or-buy.js';
import { spoken } from './prose.js';
import { quoteOf, ratingsById, strongest } from './quotes.js';
import type { ApplicationSource } from './source.js';
import { readingOf } from './source.js';
import type { HeadingView, PageOneView, QuestionView } from './page-one-view.js';
import type { PageLevel } from './page-fit.js';
import { fits, headlineLetters, lettersFor, PAGE_LEVELS } from './page-fit.js';
import { riskView } from './skip-risk.js';
import { countWord, sentenceCase } from './wording.js';

const SHOWN_FLAGS = 3;
const QUESTIONS = 3;

export interface PageOneOptions {
  /** Keeps ids apart where one document holds several pages. */
  readonly prefix: string;
  /** A page of a shortlist: "2 of 6". It leaves the seat's own advice out, which the shortlist gives once for all. */
  readonly place: string | null;
  /** How many flags stand on it; of the others the page says that there are more. */
  readonly flags?: number;
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

/** A screen scrolls: nothing is held to a page, only quotations to a length that leaves the reader the thread. */
const SCREEN: PageLevel = {
  id: 'open',
  gap: 0,
  rowHeight: 44,
  headline: { size: 28, line: 34, lines: 20 },
  lines: { why: 60, flag: 60, quote: 9, seat: 60, question: 60 },
};

/** Page 1 as a screen shows it: the same words, none of them shortened for want of paper. */
export function screenPage(source: ApplicationSource): PageOneView {
  return compose(source, { prefix: 'arc', place: null, flags: Infinity }, SCREEN);
}

function compose(
  source: ApplicationSource,
  { prefix, place, flags: most = SHOWN_FLAGS }: PageOneOptions,
  level: PageLevel,
): PageOneView {
  const { rubric, assessed, assessment } = source;
  const seat = assessment.requisition.stage;
  const flags = sortedFlags(assessed.flags);
  const shown = flags.slice(0, most);
  const { lines } = level;
  const quote = lettersFor('small', lines.quote);
  return {
    level: level.id,
    heading: heading(source, place),
    headline: clampText(spoken(source, routeSentence(rubric, seat, assessed)), headlineLetters(level)).text,
    why: clampClauses(spoken(source, assessed.guidance.why), lettersFor('why', lines.why)).text,
    risk: riskView({ rubric, seat, risk: assessed.skipRisk }),
    arc: arcPicture({ rubric, seat, application: assessed, prefix, rowHeight: level.rowHeight }),
    facts: pageFacts(source),
    flags: {
      title: 'Flags',
      shown: flagViews(source, shown, { why: lettersFor('text', lines.flag), quote }),
      more: moreFlags(flags.length - shown.length, place !== null),
      none: flags.length === 0 ? noFlags(assessed) : null,
    },
    strongest: flags.length === 0 ? strongestEvidence(source, level) : null,
    growOrBuy: place === null ? growOrBuy(source, lettersFor('text', lines.seat)) : null,
    ask: questions(source, lettersFor('question', lines.question)),
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
function strongestEvidence(source: ApplicationSource, { lines }: PageLevel): PageOneView['strongest'] {
  const { rubric, assessed, assessment, application } = source;
  const required = requiredDimensions(rubric, assessment.requisition.stage);
  const three = required.length === 3;
  const width = lettersFor(three ? 'third' : 'small', lines.quote);
  const items = required.flatMap((dimension) => {
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
  return items.length === 0 ? null : { title: 'Strongest evidence', three, items };
}

/** The route's own questions, then the flags', each once. One that would have to be cut gives way to one that fits. */
function questions(source: ApplicationSource, width: number): PageOneView['ask'] {
  const { assessed } = source;
  const all = [
    ...new Set([...assessed.guidance.ask, ...sortedFlags(assessed.flags).flatMap(({ ask }) => ask)].map(oneLine)),
  ];
  const whole = all.filter((question) => textWidth(question) <= width);
  const asked = (whole.length > 0 ? whole : all).slice(0, QUESTIONS);
  return {
    title: 'Ask before you decide',
    questions: asked.map((question) => questionView(source, question, width)),
    none:
      asked.length > 0
        ? null
        : assessed.completeness.scorecards === 0
          ? 'Every question of the interview kit is still open.'
          : 'No question is left open by the scorecards.',
  };
}

function questionView(source: ApplicationSource, question: string, width: number): QuestionView {
  const ofRubric = source.rubric.criteria.some(({ questions, probes }) =>
    [...questions, ...probes].some((each) => oneLine(each) === question),
  );
  return {
    text: clampText(ofRubric ? question : spoken(source, question), width).text,
    direction: ofRubric ? 'auto' : 'ltr',
  };
}
