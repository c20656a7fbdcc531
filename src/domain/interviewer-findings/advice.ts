import type { Findings, Gated, Measured, Ratio } from './findings.js';

/** One finding in words, with what to do about it. */
export interface CalibrationAdvice {
  readonly about: keyof Pick<
    Findings,
    'severity' | 'consistency' | 'centrality' | 'halo' | 'drift' | 'criterionBias' | 'verification' | 'agreement'
  >;
  /** `look`: worth a change; `fine`: nothing to do; `withheld`: too little to say. */
  readonly tone: 'look' | 'fine' | 'withheld';
  /** One sentence. */
  readonly says: string;
  /** What helps; null where nothing needs to. */
  readonly act: string | null;
}

/** Differences smaller than this change no reading that anybody would notice. Rating points; our judgement, untested. */
const NOTICEABLE = 0.25;
/** Standard errors beyond which a single figure is worth a look. */
const BEYOND = 2;
/** The same where many criteria are looked at together: eighteen at 3 raise a false alarm once in twenty pages. */
const BEYOND_AMONG_MANY = 3;
/** Probed or corroborated evidence this much rarer than in the pool. A share; our judgement, untested. */
const RARER = 0.15;
/** Fewer of the ratings within one point of the others’ mean than this. A share; our judgement, untested. */
const NEAR = 0.6;

/**
 * What the findings say, those worth a change first. The sentences name nobody, so that the interviewer and the recruiter
 * read the same.
 *
 * @param criterionName the name of a criterion by its id
 */
export function calibrationAdvice(
  findings: Findings,
  criterionName: (id: string) => string,
): readonly CalibrationAdvice[] {
  const all: readonly CalibrationAdvice[] = [
    said('severity', findings.severity, severityAdvice),
    said('criterionBias', findings.criterionBias, (bias) => biasAdvice(bias, criterionName)),
    said('drift', findings.drift, driftAdvice),
    said('halo', findings.halo, haloAdvice),
    said('centrality', findings.centrality, centralityAdvice),
    said('consistency', findings.consistency, consistencyAdvice),
    { about: 'verification', ...verificationAdvice(findings) },
    said('agreement', findings.agreement, agreementAdvice),
  ];
  const tones: readonly CalibrationAdvice['tone'][] = ['look', 'fine', 'withheld'];
  return tones.flatMap((tone) => all.filter((advice) => advice.tone === tone));
}

type Said = Omit<CalibrationAdvice, 'about'>;
type Shown<Finding extends { readonly shown: unknown }> = NonNullable<Finding['shown']>;

function said<Value>(
  about: CalibrationAdvice['about'],
  finding: Gated<Value>,
  advise: (shown: Value) => Said,
): CalibrationAdvice {
  if (finding.withheld !== null) return { about, tone: 'withheld', says: finding.withheld, act: null };
  return { about, ...advise(finding.shown) };
}

const fine = (says: string): Said => ({ tone: 'fine', says, act: null });
const look = (says: string, act: string): Said => ({ tone: 'look', says, act });

function severityAdvice(severity: Measured): Said {
  if (!beyond(severity, BEYOND)) return fine('As strict as the ordinary interviewer, as far as the ratings say.');
  const way = severity.value > 0 ? 'below' : 'above';
  return look(
    `Ratings lie ${points(severity.value)} ${way} what the ordinary interviewer gives the same candidates.`,
    severity.value > 0
      ? 'Readings are put right for it, so do not add it back yourself. Before rating, read the anchors for 3 and 5, and ask which of them the evidence is nearer to, and not how it compares with the best person you know.'
      : 'Readings are put right for it, so do not take it off yourself. Before you give Mostly earned or Earned, check that the anchor for 5 is met by something that was probed, not by how well it was told.',
  );
}

function biasAdvice(bias: Shown<Findings['criterionBias']>, criterionName: (id: string) => string): Said {
  const found = bias
    .filter((each) => beyond(each, BEYOND_AMONG_MANY))
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
  if (found === undefined) return fine('No criterion is rated unlike the others, compared with colleagues.');
  const way = found.value > 0 ? 'higher' : 'lower';
  return look(
    `On “${criterionName(found.criterion)}” ratings lie ${points(found.value)} ${way} than colleagues’, on ${found.candidates} shared candidates, beyond the general severity.`,
    'Read its anchors again, and compare with a colleague what each of you would call Mixed.',
  );
}

function driftAdvice(quarters: Shown<Findings['drift']>): Said {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return fine('Even from quarter to quarter.');
  const change = {
    value: last.value - first.value,
    standardError: Math.hypot(first.standardError, last.standardError),
  };
  if (!beyond(change, BEYOND)) return fine(`Even from ${first.quarter} to ${last.quarter}, against colleagues.`);
  return look(
    `Against colleagues on the same candidates, ratings became ${points(change.value)} ${change.value > 0 ? 'milder' : 'stricter'} from ${first.quarter} to ${last.quarter}.`,
    'Rate one practice candidate again and compare with its key: it has not changed meanwhile.',
  );
}

function haloAdvice(halo: Ratio): Said {
  if (halo.value >= halo.chance95[0]) return fine('Criteria of one candidate are told apart as elsewhere in the pool.');
  return look(
    `The criteria of one candidate are rated more alike than elsewhere: the spread is ${percent(halo.value)} of the pool’s.`,
    'Rate each criterion as soon as its question is answered, evidence first, and leave “not observed” where nothing was asked.',
  );
}

function centralityAdvice(centrality: Ratio): Said {
  const [low, high] = centrality.chance95;
  if (centrality.value < low)
    return look(
      `Ratings keep close together: their spread is ${percent(centrality.value)} of what these candidates lead one to expect.`,
      'When Mixed comes to mind, ask which anchor the evidence is nearer to, Borrowed or Earned. A rating that does not tell candidates apart helps nobody to decide.',
    );
  if (centrality.value > high)
    return look(
      `Ratings go to the ends: their spread is ${percent(centrality.value)} of what these candidates lead one to expect.`,
      'Keep Borrowed and Earned for evidence that meets the whole anchor; Mostly borrowed and Mostly earned are there for most of it.',
    );
  return fine('The scale is used as widely as these candidates lead one to expect.');
}

function consistencyAdvice(consistency: Ratio): Said {
  if (consistency.value <= consistency.chance95[1])
    return fine('Single ratings follow from candidate, criterion and severity as closely as chance lets them.');
  return look(
    `Single ratings differ more than candidate, criterion and severity explain: ${consistency.value.toFixed(1)} times what is expected.`,
    'Ask every candidate the same questions in the same order, and write the evidence down before the rating.',
  );
}

function verificationAdvice({ verification, poolVerification }: Findings): Said {
  const own = verification.probed + verification.corroborated;
  const pool = poolVerification.probed + poolVerification.corroborated;
  const says = `${percent(own)} of the ratings rest on evidence that was probed or corroborated; ${percent(pool)} in the pool.`;
  if (own >= pool - RARER) return fine(says);
  return look(
    says,
    'After each claim, ask the probe that stands beside the question: what did you do yourself, who else would say so, what did it cost?',
  );
}

function agreementAdvice({ candidates, withinOnePoint }: Shown<Findings['agreement']>): Said {
  const says = `${percent(withinOnePoint)} of the ratings lie within one point of the others’ mean, on ${candidates} shared candidates.`;
  return withinOnePoint >= NEAR
    ? fine(says)
    : look(
        says,
        'Before the next debrief, read the two evidences side by side where you lie furthest apart: either somebody saw more, or an anchor is read in two ways.',
      );
}

function beyond({ value, standardError }: Measured, times: number): boolean {
  return Math.abs(value) >= NOTICEABLE && Math.abs(value) > times * standardError;
}

/** "0.6 points". */
function points(value: number): string {
  return `${Math.abs(value).toFixed(1)} points`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
