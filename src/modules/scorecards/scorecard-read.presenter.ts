import { criteriaOf, dimensionName, dimensionsOf, type Rubric } from '../../domain/index.js';
import type { ScorecardSubject } from './scorecard.presenter.js';
import { differencesOf } from './view/scorecard-differences.js';
import { inputOf, UNTOUCHED, type ScorecardDraft } from './view/scorecard-input.js';
import {
  moment,
  ratingWords,
  recommendationWords,
  seatWords,
  tellGroups,
  VERIFICATION_WORDS,
} from './view/scorecard-words.js';

type Content = ScorecardDraft['content'];

export interface SubmittedScorecard {
  readonly interviewer: string;
  readonly submittedAt: string;
  readonly content: Content;
  /** Oldest first. */
  readonly amendments: readonly { readonly at: string; readonly reason: string; readonly before: Content }[];
  /** Whether the reader may amend it. */
  readonly mayAmend: boolean;
  /** Whether the reader wrote it. */
  readonly own: boolean;
  /** Others of the same application that the reader may see. */
  readonly others: readonly { readonly id: string; readonly interviewer: string }[];
  readonly personId: string;
}

const MARKS = { claimed: 'ring', probed: 'half', corroborated: 'disc' } as const;

/** A scorecard that is in: locked, with all that was ever changed on it. */
export function submittedView(subject: ScorecardSubject, card: SubmittedScorecard) {
  const { id, candidate, rubric, seat } = subject;
  const { interviewer, submittedAt, content, amendments, mayAmend, own, others, personId } = card;
  const input = inputOf({ content, notes: [] }, rubric);
  const revisions = `${amendments.length + 1} ${amendments.length === 0 ? 'revision' : 'revisions'}`;
  return {
    heading: {
      above: { label: 'My work', href: '/' },
      text: candidate,
      lead: seatWords(seat, rubric),
      actions: mayAmend ? [{ href: `/scorecards/${id}/amend`, label: 'Amend', primary: false }] : [],
    },
    form: mayAmend ? { scorecardId: id, personId, amend: `/scorecards/${id}/amend` } : null,
    facts: {
      items: [
        {
          label: own ? 'Your scorecard' : 'Scorecard of',
          value: own ? 'submitted, and locked' : interviewer,
          note: null,
        },
        { label: 'Submitted', value: moment(submittedAt), note: revisions },
        { label: 'Recommendation', value: recommendationWords(content.recommendation), note: 'shown, never scored' },
      ],
    },
    takeaway: content.keyTakeaway,
    dimensions: dimensionsOf(rubric)
      .map((dimension) => ({
        id: `dimension-${dimension}`,
        name: dimensionName(rubric, dimension),
        criteria: criteriaOf(rubric, dimension)
          .map((criterion) => ({ criterion, at: input.criteria.get(criterion.id) ?? UNTOUCHED }))
          .filter(({ at }) => at.rating !== null)
          .map(({ criterion, at: { rating, verification, evidence } }) => ({
            name: criterion.name,
            word: ratingWords(rating).replace(/ \d$/, ''),
            figure: rating === 'not-observed' ? null : rating,
            verification:
              rating === 'not-observed'
                ? null
                : {
                    mark: MARKS[verification],
                    tone: 'plain',
                    word: VERIFICATION_WORDS[verification].word.toLowerCase(),
                  },
            evidence: evidence === '' ? null : evidence,
          })),
      }))
      .filter(({ criteria }) => criteria.length > 0),
    unrated: unratedWords(rubric, content),
    tells: tellGroups(rubric)
      .map(({ heading, tells }) => ({
        term: heading,
        text: rubric.tells
          .filter((tell) => tells.includes(tell.id) && content.tells.includes(tell.id))
          .map(({ name }) => name)
          .join('. '),
      }))
      .filter(({ text }) => text !== ''),
    history: historyOf(card, rubric),
    others: others.map(({ id: other, interviewer: name }) => ({ href: `/scorecards/${other}`, name })),
  };
}

function unratedWords({ criteria }: Rubric, { ratings }: Content): string | null {
  const rated = new Set(ratings.map(({ criterion }) => criterion));
  const names = criteria.filter(({ id }) => !rated.has(id)).map(({ name }) => name);
  return names.length === 0 ? null : `Not on this scorecard: ${names.join(', ')}.`;
}

/** Newest first; each amendment with its reason and what it changed. */
function historyOf({ submittedAt, amendments, content }: SubmittedScorecard, rubric: Rubric) {
  const read = (text: Content) => inputOf({ content: text, notes: [] }, rubric);
  const amended = amendments.map(({ at, reason, before }, index) => ({
    at,
    when: moment(at),
    what: `Amended: ${reason}`,
    changes: differencesOf(read(amendments[index + 1]?.before ?? content), read(before), rubric).map(
      ({ label, mine, stored }) => ({
        label,
        before: stored === '' ? 'nothing' : stored,
        after: mine === '' ? 'nothing' : mine,
      }),
    ),
  }));
  const submitted = { at: submittedAt, when: moment(submittedAt), what: 'Submitted', changes: [] };
  return [submitted, ...amended].reverse();
}
