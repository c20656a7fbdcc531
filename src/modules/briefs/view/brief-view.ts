/** What the brief templates may see: plain JSON, every word and number decided, no HTML and nothing left to compute. */
import type { ArcPicture } from './arc-picture.js';
import type { CriteriaTableView } from './criteria-table.js';
import type { ComparisonView } from './comparison.js';
import type { EconomicsView } from './economics.js';

/** A drawn sign: a status's fill, a severity's shape, or how far evidence was tested. */
export type Mark =
  'solid' | 'hatched' | 'dashed' | 'dotted' | 'octagon' | 'triangle' | 'circle' | 'ring' | 'half' | 'disc';

/** Which colour of the status palette; never the only carrier of a meaning. */
export type Tone = 'held' | 'open' | 'missing' | 'unseen' | 'plain';

/** Shape + word + colour. */
export interface MarkedWord {
  readonly mark: Mark;
  readonly word: string;
  readonly tone: Tone;
}

/** The brief's own data: who asked for it under which number, and when. */
export interface BriefHeader {
  /** e.g. "B-0012"; null for a brief that was printed from a file and never issued. */
  readonly number: string | null;
  /** ISO 8601. */
  readonly generatedAt: string;
  /** Default: "Confidential: for the hiring panel only". */
  readonly confidentiality?: string;
  /** How many scorecards the panel owes, where the door knows it: "3 of 4 scorecards". */
  readonly scorecardsExpected?: number;
}

/** What stands in the margin of each page; every member is the inside of a CSS string (see css-string.ts). */
export interface RunningText {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  /** Stands before "page n of m". */
  readonly bottomRight: string;
}

export interface DocumentView {
  readonly running: RunningText;
}

export interface HeadingView {
  /** "2 of 6" in a shortlist; null in a hiring brief, whose running head says what it is. */
  readonly kicker: string | null;
  readonly candidate: string;
  /** How long the name is: the face shrinks so that 80 characters still fit two lines. */
  readonly size: 'regular' | 'long' | 'longest';
  readonly seat: string;
  readonly organisation: string | null;
  /** "Leader" in "career stage Leader". */
  readonly careerStage: string;
  readonly source: string;
}

export interface RiskView {
  readonly word: string;
  /** "2 %"; null where there is none. */
  readonly figure: string | null;
  readonly note: string;
  readonly tone: Tone;
}

export interface FactView {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
}

/** A piece of evidence as it is quoted. */
export interface QuoteView {
  readonly side: string;
  /** Isolated where its direction is another. */
  readonly interviewer: string;
  /** What the rating is of; null where the quotation stands under the criterion's own head. */
  readonly criterion: string | null;
  readonly rating: string;
  /** Small, beside the word; null for a ticked tell. */
  readonly ratingFigure: string | null;
  readonly verification: MarkedWord | null;
  readonly text: string;
}

export interface FlagView {
  readonly id: string;
  readonly severity: MarkedWord;
  readonly name: string;
  /** The dimension that it speaks of, by name. */
  readonly about: string | null;
  readonly why: string;
  readonly speaksFor: QuoteView | null;
  readonly speaksAgainst: QuoteView | null;
  /** Said where there is no quote on that side; null where none belongs there. */
  readonly noneFor: string | null;
  /** Null where there is nothing that could speak against it. */
  readonly noneAgainst: string | null;
}

export interface QuestionView {
  readonly text: string;
  /** A rubric's own question runs as its first letter does; a sentence of ours from left to right. */
  readonly direction: 'auto' | 'ltr';
}

export interface PageOneView {
  /** How widely the page is set, so that it stays one page: see page-fit.ts. */
  readonly level: 'open' | 'wide' | 'regular' | 'close' | 'narrow' | 'tight' | 'tighter' | 'tightest';
  readonly heading: HeadingView;
  readonly headline: string;
  readonly why: string;
  readonly risk: RiskView;
  readonly arc: ArcPicture;
  readonly facts: readonly FactView[];
  readonly flags: {
    readonly title: string;
    readonly shown: readonly FlagView[];
    /** "Two more flags stand on page 2." */
    readonly more: string | null;
    /** Said where there is no flag. */
    readonly none: string | null;
  };
  /** Where there is room: what carries the readings, a quotation for each required dimension. */
  readonly strongest: {
    readonly title: string;
    /** Three quotations stand in one row. */
    readonly three: boolean;
    readonly items: readonly { readonly dimension: string; readonly quote: QuoteView }[];
  } | null;
  readonly growOrBuy: {
    readonly title: string;
    readonly headline: string;
    readonly paragraphs: readonly string[];
  } | null;
  readonly ask: { readonly title: string; readonly questions: readonly QuestionView[]; readonly none: string | null };
}

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

export interface PanelistView {
  /** In the pieces that the name may break between. */
  readonly interviewer: readonly string[];
  readonly submitted: string;
  readonly recommendation: string;
  readonly takeaway: string | null;
  readonly tells: string | null;
  readonly amended: readonly string[];
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

export interface ColophonView {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface HiringBriefView {
  readonly kind: 'hiring-brief';
  readonly document: DocumentView;
  readonly page: PageOneView;
  readonly explain: ExplainView;
  readonly evidence: EvidenceView;
  readonly colophon: ColophonView;
}

export interface ShortlistBriefView {
  readonly kind: 'shortlist-brief';
  readonly document: DocumentView;
  readonly comparison: ComparisonView;
  readonly pages: readonly PageOneView[];
}
