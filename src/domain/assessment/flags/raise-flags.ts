import type { Flag, Severity } from '../assessment.js';
import type { Case } from '../case.js';
import { borrowedAuthority } from './borrowed-authority.js';
import { bottleneck } from './bottleneck.js';
import { calcified } from './calcified.js';
import { drifted } from './drifted.js';
import type { FlagRule } from './flag-parts.js';
import { flatScoring } from './flat-scoring.js';
import { hingesOnOne } from './hinges-on-one.js';
import { lateCorrection } from './late-correction.js';
import { splitPanel } from './split-panel.js';
import { stageSkip } from './stage-skip.js';
import { thinEvidence } from './thin-evidence.js';
import { unplannedPromotion } from './unplanned-promotion.js';
import { unprobedClaims } from './unprobed-claims.js';

/**
 * Every flag there is, in the order in which flags of the same severity are shown: what stands under the seat first;
 * then the plan that is missing, which somebody can act on today; then what the seat cannot mend. A borrowed seat
 * comes after these, because the flag of the missing plan and the route have said it already.
 */
const FLAG_RULES: readonly FlagRule[] = [
  stageSkip,
  unplannedPromotion,
  calcified,
  borrowedAuthority,
  drifted,
  bottleneck,
  splitPanel,
  thinEvidence,
  unprobedClaims,
  hingesOnOne,
  flatScoring,
  lateCorrection,
];

const WEIGHT: Readonly<Record<Severity, number>> = { stop: 0, caution: 1, note: 2 };

/** The flags of one application, the gravest first. */
export function raiseFlags(facts: Case): readonly Flag[] {
  return FLAG_RULES.flatMap((rule) => rule(facts)).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
