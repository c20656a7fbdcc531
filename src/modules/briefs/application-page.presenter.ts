import type { Rubric, Source } from '../../domain/index.js';
import { hiringBriefScreen, type HiringBriefScreen } from './hiring-brief-screen.presenter.js';
import { decisionView, type DecisionToShow } from './view/decisions.js';
import { utcMinute } from './view/rounding.js';
import type { BriefSource } from './view/source.js';
import { counted, sentenceCase, countWord } from './view/wording.js';

interface Seat {
  readonly requisitionId: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly careerStage: string;
}

interface Shown {
  readonly id: string;
  readonly rubric: Rubric;
  readonly candidate: string;
  readonly source: Source;
  readonly seat: Seat;
}

export interface ShownBrief {
  readonly id: string;
  /** "B-0012". */
  readonly number: string;
  readonly createdAt: string;
  readonly paper: 'A4' | 'Letter';
  /** Whether it says what the page says. */
  readonly isOfThisAssessment: boolean;
}

export interface AssessedApplication {
  readonly assessmentId: string;
  readonly at: string;
  /** As the evaluation names it. */
  readonly applicationId: string;
  readonly source: BriefSource;
  /** What this assessment has not seen. */
  readonly since: { readonly submitted: number; readonly amended: number };
}

export interface BlindApplicationPage extends Shown {
  readonly sighted: false;
  /** Null for whoever has none here. */
  readonly ownScorecard: string | null;
}

export interface SightedApplicationPage extends Shown {
  readonly sighted: true;
  /** Null before the first assessment that the reader may read. */
  readonly assessed: AssessedApplication | null;
  readonly waiting: { readonly submitted: number; readonly expected: number };
  /** The reader still owes a scorecard of another candidate, so may neither assess nor read what weighs both. */
  readonly blindElsewhere: boolean;
  readonly debriefIsOpen: boolean;
  /** Whether the reader gives out interview kits. */
  readonly mayAssignKits: boolean;
  readonly decision: DecisionToShow | null;
  readonly briefs: readonly ShownBrief[];
}

export type ApplicationPageInput = BlindApplicationPage | SightedApplicationPage;

/** The page of one application as a view model. */
export function applicationPageView(input: ApplicationPageInput): object {
  return { ...headOf(input), ...(input.sighted ? sightedView(input) : blindView(input)) };
}

function headOf({ id, candidate, source, seat }: ApplicationPageInput) {
  return {
    id,
    above: { label: seat.title, href: `/requisitions/${seat.requisitionId}` },
    candidate,
    seat: seat.title,
    organisation: seat.organisation,
    careerStage: seat.careerStage,
    source: `${source} candidate`,
  };
}

function blindView({ ownScorecard }: BlindApplicationPage) {
  return {
    blind: {
      heading: 'Your own scorecard comes first',
      text: 'Nothing of what the others saw is shown until your own scorecard is in.',
      own: ownScorecard === null ? null : { href: `/scorecards/${ownScorecard}`, label: 'Open my scorecard' },
    },
    sighted: null,
  };
}

function sightedView(input: SightedApplicationPage) {
  const { id, rubric, assessed, blindElsewhere, decision, briefs } = input;
  const current = assessed === null ? undefined : briefs.find((brief) => brief.isOfThisAssessment);
  const brief =
    assessed === null ? null : hiringBriefScreen({ ...assessed.source, applicationId: assessed.applicationId });
  return {
    blind: null,
    sighted: {
      notice: assessed === null ? null : noticeOf(assessed, blindElsewhere),
      // What a page can do stands where it can be done: somebody who is blind elsewhere may not assess.
      mayAssess: !blindElsewhere,
      assessAt: `/requisitions/${input.seat.requisitionId}/assess`,
      download:
        current === undefined ? null : { href: `/briefs/${current.id}/pdf`, label: `Download ${current.number}` },
      links: [
        { href: `/applications/${id}/debrief`, label: 'Debrief' },
        ...(isFilled(decision) ? [{ href: `/applications/${id}/outcome`, label: 'Outcome check' }] : []),
        ...(input.mayAssignKits ? [{ href: `/applications/${id}/kits`, label: 'Interview kits' }] : []),
      ],
      decision: decision === null ? null : decisionView(rubric, decision),
      brief,
      none: assessed === null ? notAssessed(input) : null,
      briefs: briefsView(input, brief),
    },
  };
}

/** Whether the person was put into the seat: from then on one may say how it goes. */
function isFilled(decision: DecisionToShow | null): boolean {
  return decision !== null && ['hire', 'promote', 'grow'].includes(decision.decision);
}

/** What has happened since; null while the assessment is of what there is. */
function noticeOf({ at, since }: AssessedApplication, blindElsewhere: boolean): { tone: 'note'; text: string } | null {
  const { submitted, amended } = since;
  if (submitted + amended === 0) return null;
  const parts = [
    ...(submitted === 0 ? [] : [`${counted(submitted, 'scorecard')} ${submitted === 1 ? 'has' : 'have'} come in`]),
    ...(amended === 0 ? [] : [`${counted(amended, 'scorecard')} ${amended === 1 ? 'was' : 'were'} amended`]),
  ];
  const next = blindElsewhere
    ? 'What weighs them is shown once your own scorecards of the other candidates are in.'
    : 'Assess now to take them in.';
  return { tone: 'note', text: `Since this assessment of ${utcMinute(at)}, ${parts.join(' and ')}. ${next}` };
}

function notAssessed({ waiting: { submitted, expected }, blindElsewhere }: SightedApplicationPage) {
  if (blindElsewhere)
    return {
      heading: 'Nothing can be shown yet',
      text: 'An assessment weighs all candidates of the seat together, and your own scorecard of another candidate is not in yet.',
    };
  if (expected === 0)
    return {
      heading: 'No interview kits yet',
      text: 'Assign the interview kits: the brief is made from their scorecards.',
    };
  const heading = submitted === 0 ? 'No scorecard is in yet' : 'Not assessed yet';
  const number = sentenceCase(submitted === 0 ? 'none' : countWord(submitted));
  return { heading, text: `${number} of ${counted(expected, 'scorecard')} ${submitted === 1 ? 'is' : 'are'} in.` };
}

function briefsView({ briefs, assessed, blindElsewhere }: SightedApplicationPage, shown: HiringBriefScreen | null) {
  return {
    title: 'Hiring briefs as PDF',
    issue:
      assessed === null || shown === null || blindElsewhere
        ? null
        : {
            action: `/assessments/${assessed.assessmentId}/briefs`,
            label: 'Issue the hiring brief',
            hint: `It freezes what this page says, as assessed ${utcMinute(assessed.at)}, under the next number.`,
          },
    none: briefs.length === 0 ? 'None has been issued yet.' : null,
    rows: briefs.map(({ id, number, createdAt, paper, isOfThisAssessment }) => ({
      number,
      href: `/briefs/${id}/pdf`,
      at: createdAt,
      when: utcMinute(createdAt),
      paper: paper === 'Letter' ? 'US Letter' : paper,
      note: isOfThisAssessment ? 'as this page' : 'an earlier assessment',
    })),
  };
}
