import { VERIFICATIONS, type Verification } from '../../../domain/index.js';
import { placed } from '../../briefs/view/arc-geometry.js';
import type { MarkedWord } from '../../briefs/view/marks.js';
import { verificationWord } from '../../briefs/view/wording.js';

/** How far evidence was verified: one bar for the interviewer, one for everybody. */
export interface SharePicture {
  readonly caption: string;
  readonly about: string;
  /** All that the picture says, for whoever does not see it. */
  readonly alternative: string;
  /** Which filling stands for what. */
  readonly key: readonly MarkedWord[];
  readonly rows: readonly {
    readonly label: string;
    readonly words: string;
    /** From the left, in percent of the width: nothing, hatched, solid. */
    readonly segments: readonly { readonly verification: Verification; readonly x: number; readonly width: number }[];
  }[];
}

export function sharePicture(input: {
  readonly caption: string;
  readonly about: string;
  readonly bars: readonly { readonly label: string; readonly shares: Readonly<Record<Verification, number>> }[];
}): SharePicture {
  const { caption, about, bars } = input;
  return {
    caption,
    about,
    alternative: `${caption}. ${bars.map(({ label, shares }) => `${label}: ${wordsOf(shares)}`).join('; ')}.`,
    key: (['corroborated', 'probed', 'claimed'] as const).map((each) => ({
      ...verificationWord(each),
      mark: ({ corroborated: 'solid', probed: 'hatched', claimed: 'dotted' } as const)[each],
    })),
    rows: bars.map(({ label, shares }) => ({
      label,
      words: `${percent(shares.probed + shares.corroborated)} tested`,
      segments: segmentsOf(shares),
    })),
  };
}

function segmentsOf(shares: Readonly<Record<Verification, number>>): SharePicture['rows'][number]['segments'] {
  let from = 0;
  return (['corroborated', 'probed', 'claimed'] as const).map((verification) => {
    const [x, width] = [placed(100 * from), placed(100 * shares[verification])];
    from += shares[verification];
    return { verification, x, width };
  });
}

function wordsOf(shares: Readonly<Record<Verification, number>>): string {
  return VERIFICATIONS.map((each) => `${percent(shares[each])} ${each}`).join(', ');
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
