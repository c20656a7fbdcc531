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

/** Every flag there is, in the order in which flags of the same severity are shown. */
const FLAG_RULES: readonly FlagRule[] = [
  stageSkip,
  borrowedAuthority,
  drifted,
  calcified,
  bottleneck,
  unplannedPromotion,
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
