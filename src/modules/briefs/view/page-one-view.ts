import type { ArcPicture } from './arc-picture.js';
import type { FactView } from './facts.js';
import type { FlagView } from './flags.js';
import type { GrowOrBuyView } from './grow-or-buy.js';
import type { QuoteView } from './quotes.js';
import type { RiskView } from './skip-risk.js';

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
  readonly growOrBuy: GrowOrBuyView | null;
  readonly ask: { readonly title: string; readonly questions: readonly QuestionView[]; readonly none: string | null };
}
