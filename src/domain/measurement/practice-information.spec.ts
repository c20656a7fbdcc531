import { describe, expect, it } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { fitFromCalibration, freezeCalibration, type FrozenDimension } from './calibration.js';
import { parseCalibration } from '../assessment/parse-calibration.js';
import { apply, dot, invert, multiply, transpose } from './dense.js';
import { fitDimension, type DimensionFit } from './fit.js';
import type { Observation, Variances } from './measurement.js';
import { scoreApplication } from './score.js';

const criteria = ['a', 'b', 'c'].map((id, index) => ({ id, weight: index + 1 }));
const variances: Variances = {
  candidate: 0.5,
  candidateCriterion: 0.1,
  candidateInterviewer: 0.3,
  interviewer: 0.2,
  residual: 0.4,
};
const DIFFUSE = 25;
const MODES = ['within-candidate', 'joint'] as const;
type Mode = (typeof MODES)[number];

/** Every one of these rates every one of those, but for a gap now and then. */
function ratingsOf(candidates: readonly string[], interviewers: readonly string[], seed: number): Observation[] {
  const generator = xoroshiro128plus(seed);
  return candidates.flatMap((application) =>
    interviewers.flatMap((interviewer) =>
      criteria.flatMap(({ id: criterion }) =>
        uniformInt(generator, 0, 3) === 0
          ? []
          : [{ application, interviewer, criterion, rating: uniformInt(generator, 1, 5) }],
      ),
    ),
  );
}

const PEOPLE = ratingsOf(['p1', 'p2', 'p3', 'p4'], ['ada', 'bo', 'cy'], 3);
/** Enough for nobody to be new. */
const MANY = ratingsOf(
  Array.from({ length: 60 }, (_, index) => `p${index}`),
  ['ada', 'bo', 'cy'],
  6,
);
const PRACTICE = ratingsOf(['v1', 'v2', 'v3'], ['ada', 'bo', 'dee'], 4);

/** The same, of whom one is a point and a half stricter. */
const STRICT = PRACTICE.map((each) => (each.interviewer === 'dee' ? { ...each, rating: each.rating - 1.5 } : each));

const fitted = (severity: Mode, practice: readonly Observation[], people = PEOPLE): DimensionFit =>
  fitDimension(criteria, people, { scalePoints: 5, priors: true, severity, heldVariances: variances, practice });

const severitiesOf = (fit: DimensionFit): Readonly<Record<string, number>> =>
  Object.fromEntries(fit.severities.map(({ interviewer, severity }) => [interviewer, severity]));

interface Rated extends Observation {
  readonly isPractice: boolean;
}

/**
 * The same model as one covariance matrix over all ratings: generalised least squares, then the best predictor of somebody's
 * severity.
 *
 * @param severityVariance of an interviewer with people: none of one whose severity is known
 */
function byBruteForce(
  all: readonly Rated[],
  candidateVariance: number,
  severityVariance: (interviewer: string) => number = () => variances.interviewer,
) {
  const n = all.length;
  const covariance = Float64Array.from({ length: n * n }, (_, at) => {
    const [one, other] = [all[Math.floor(at / n)]!, all[at % n]!];
    const sameInterviewer = one.interviewer === other.interviewer;
    let value = sameInterviewer ? severityVariance(one.interviewer) : 0;
    if (sameInterviewer && one.isPractice && other.isPractice) value += variances.interviewer;
    if (one.application !== other.application) return value;
    value += one.isPractice ? DIFFUSE : candidateVariance;
    if (sameInterviewer) value += variances.candidateInterviewer;
    if (one.criterion === other.criterion) value += variances.candidateCriterion;
    return value + (one === other ? variances.residual : 0);
  });
  const levels = [...new Set(all.map(({ criterion, isPractice }) => `${criterion} ${isPractice}`))];
  const columns = levels.length;
  const design = new Float64Array(n * columns);
  all.forEach(({ criterion, isPractice }, row) => {
    design[row * columns + levels.indexOf(`${criterion} ${isPractice}`)] = 1;
  });
  const inverse = invert(covariance, n).inverse;
  const weighted = multiply(inverse, design, { rows: n, inner: n, columns });
  const turned = transpose(weighted, n, columns);
  const normal = invert(multiply(turned, design, { rows: columns, inner: n, columns }), columns).inverse;
  const projector = multiply(multiply(weighted, normal, { rows: n, inner: columns, columns }), turned, {
    rows: n,
    inner: columns,
    columns: n,
  });
  const p = inverse.map((value, at) => value - projector[at]!);
  const projected = apply(
    p,
    Float64Array.from(all, ({ rating }) => rating),
  );
  return (id: string) => {
    const own = Float64Array.from(all, ({ interviewer }) => (interviewer === id ? -severityVariance(id) : 0));
    return { mean: dot(own, projected), variance: severityVariance(id) - dot(own, apply(p, own)) };
  };
}

const inPractice: readonly Rated[] = PRACTICE.map((each) => ({ ...each, isPractice: true }));

/** What practice says of somebody new, the others' severities known. */
function newcomerGiven(known: Readonly<Record<string, number>>) {
  const lifted = inPractice.map((each) => ({ ...each, rating: each.rating + (known[each.interviewer] ?? 0) }));
  return byBruteForce(lifted, DIFFUSE, (id) => (id in known ? 0 : variances.interviewer))('dee');
}

describe.each(MODES)('severities with practice beside people, %s', (severity) => {
  it('are, among people who are all new, those of one model of both', () => {
    const people = PEOPLE.map((each) => ({ ...each, isPractice: false }));
    const expected = byBruteForce([...people, ...inPractice], severity === 'joint' ? variances.candidate : DIFFUSE);
    const { severities } = fitted(severity, PRACTICE);
    expect(severities.map(({ interviewer }) => interviewer)).toEqual(['ada', 'bo', 'cy', 'dee']);
    for (const { interviewer, severity: value, standardError } of severities) {
      expect(value).toBeCloseTo(expected(interviewer).mean, 9);
      expect(standardError ** 2).toBeCloseTo(expected(interviewer).variance, 9);
    }
  });

  it('know who has practised only, and on how many that others rated too', () => {
    const alone = ratingsOf(['v9'], ['dee'], 5);
    expect(
      fitted(severity, [...PRACTICE, ...alone]).severities.map(({ interviewer, applications, practised }) => ({
        interviewer,
        applications,
        practised,
      })),
    ).toEqual([
      { interviewer: 'ada', applications: 4, practised: 3 },
      { interviewer: 'bo', applications: 4, practised: 3 },
      { interviewer: 'cy', applications: 4, practised: 0 },
      { interviewer: 'dee', applications: 0, practised: 3 },
    ]);
  });

  it('stay as they are when the same is added to all practice: a key or a text that is harder moves nobody', () => {
    const harder = PRACTICE.map((each) => ({ ...each, rating: each.rating - 2 }));
    const [one, other] = [PRACTICE, harder].map((practice) => severitiesOf(fitted(severity, practice)));
    for (const [id, value] of Object.entries(one!)) expect(other![id]).toBeCloseTo(value, 9);
  });

  it('stay as they are without anybody to compare with', () => {
    const alone = PRACTICE.filter(({ interviewer }) => interviewer === 'dee');
    expect(fitted(severity, alone).severities).toEqual(fitted(severity, []).severities);
  });

  it('move at most halfway, however much is practised', () => {
    const vignettes = Array.from({ length: 400 }, (_, index) => `v${index}`);
    const practice = vignettes.flatMap((application) =>
      criteria.flatMap(({ id: criterion }) => [
        { application, interviewer: 'dee', criterion, rating: 2 },
        { application, interviewer: 'eve', criterion, rating: 3 },
      ]),
    );
    const { dee, eve } = severitiesOf(fitted(severity, practice)) as { dee: number; eve: number };
    expect(dee - eve).toBeGreaterThan(0.49);
    expect(dee - eve).toBeLessThan(0.5);
  });

  it('of who has rated eight candidates are as they would be without, and so are all readings', () => {
    const [without, beside] = [[], PRACTICE].map((practice) => fitted(severity, practice, MANY));
    const before = new Map(without!.severities.map((each) => [each.interviewer, each]));
    for (const { interviewer, severity: value, standardError, practised } of beside!.severities) {
      if (interviewer === 'dee') continue;
      expect(value).toBeCloseTo(before.get(interviewer)!.severity, 10);
      expect(standardError).toBeCloseTo(before.get(interviewer)!.standardError, 10);
      expect(practised).toBe(0);
    }
    for (const application of ['p1', 'p2', 'p40']) {
      const [one, other] = [without!, beside!].map((fit) => scoreApplication(fit, application).dimension!);
      expect(other!.mean).toBeCloseTo(one!.mean, 10);
      expect(other!.variance).toBeCloseTo(one!.variance, 10);
    }
  });

  it('of the others move little once somebody new has rated people unlike they practised', () => {
    const mild = ratingsOf(
      Array.from({ length: 5 }, (_, index) => `q${index}`),
      ['ada', 'bo', 'dee'],
      9,
    );
    const [without, beside] = [[], STRICT].map((practice) =>
      severitiesOf(fitted(severity, practice, [...MANY, ...mild])),
    );
    for (const id of ['ada', 'bo', 'cy']) expect(Math.abs(beside![id]! - without![id]!)).toBeLessThan(0.1);
  });

  it('of who is new follow from practice and from those of the others', () => {
    const without = fitted(severity, [], MANY);
    const { mean, covariance } = without.state.shared.covariance(['ada', 'bo']);
    const at = (row: number, column: number): number =>
      covariance[(criteria.length + row) * mean.length + criteria.length + column]!;
    const [ada, bo] = [mean[criteria.length]!, mean[criteria.length + 1]!];
    const none = newcomerGiven({ ada: 0, bo: 0 });
    const onAda = newcomerGiven({ ada: 1, bo: 0 }).mean - none.mean;
    const onBo = newcomerGiven({ ada: 0, bo: 1 }).mean - none.mean;
    const dee = fitted(severity, PRACTICE, MANY).severities.find(({ interviewer }) => interviewer === 'dee')!;
    expect(dee.severity).toBeCloseTo(none.mean + onAda * ada + onBo * bo, 9);
    const spread = onAda ** 2 * at(0, 0) + 2 * onAda * onBo * at(0, 1) + onBo ** 2 * at(1, 1);
    expect(dee.standardError ** 2).toBeCloseTo(none.variance + spread, 9);
  });
});

describe.each(MODES)('a first scorecard of who has practised, against a frozen calibration, %s', (severity) => {
  const first = criteria.map(({ id: criterion }) => ({ application: 'new', interviewer: 'dee', criterion, rating: 3 }));
  const frozenOf = (practice: readonly Observation[]): FrozenDimension => {
    const { dimensions } = freezeCalibration('engineering-arc@1', { leader: fitted(severity, practice) });
    return JSON.parse(JSON.stringify(dimensions['leader'])) as FrozenDimension;
  };
  const standing = (frozen: FrozenDimension, own: readonly Observation[] = first) =>
    scoreApplication(fitFromCalibration(frozen, criteria, own), 'new').dimension!;

  it('is read as a fit of everything would read it', () => {
    const whole = scoreApplication(fitted(severity, PRACTICE, [...PEOPLE, ...first]), 'new').dimension!;
    expect(standing(frozenOf(PRACTICE)).mean).toBeCloseTo(whole.mean, 8);
    expect(standing(frozenOf(PRACTICE)).variance).toBeCloseTo(whole.variance, 8);
  });

  it('reads higher from who practised more severely, and is surer than without practice', () => {
    const strict = PRACTICE.map((each) => (each.interviewer === 'dee' ? { ...each, rating: each.rating - 3 } : each));
    const [none, some, more] = [[], PRACTICE, strict].map((practice) => standing(frozenOf(practice)));
    expect(more!.mean).toBeGreaterThan(some!.mean + 0.1);
    expect(some!.variance).toBeLessThan(none!.variance);
  });

  it('reads no lower when one of its ratings is raised, beside colleagues who are not new', () => {
    const frozen = (() => {
      const { dimensions } = freezeCalibration('engineering-arc@1', { leader: fitted(severity, PRACTICE, MANY) });
      return JSON.parse(JSON.stringify(dimensions['leader'])) as FrozenDimension;
    })();
    const panel = [...first, ...ratingsOf(['new'], ['ada', 'bo'], 8)];
    const before = standing(frozen, panel).mean;
    for (const target of panel.filter(({ rating }) => rating < 5)) {
      const raised = panel.map((each) => (each === target ? { ...each, rating: each.rating + 1 } : each));
      expect(standing(frozen, raised).mean).toBeGreaterThanOrEqual(before - 1e-9);
      const refitted = (ratings: readonly Observation[]) =>
        scoreApplication(fitted(severity, PRACTICE, [...MANY, ...ratings]), 'new').dimension!.mean;
      expect(refitted(raised)).toBeGreaterThanOrEqual(refitted(panel) - 1e-9);
    }
  });

  it('is in a file that the command line reads', () => {
    const calibration = freezeCalibration('engineering-arc@1', { leader: fitted(severity, PRACTICE) });
    expect(parseCalibration(JSON.stringify(calibration))).toEqual(JSON.parse(JSON.stringify(calibration)));
  });

  it('says of who has only practised that nobody was met', () => {
    const frozen = frozenOf(PRACTICE);
    expect(frozen.interviewers.find(({ id }) => id === 'dee')).toMatchObject({
      applications: 0,
      group: null,
      practised: 3,
    });
    expect(frozen.interviewers.find(({ id }) => id === 'cy')).not.toHaveProperty('practised');
    expect(fitFromCalibration(frozen, criteria, PEOPLE, PEOPLE).connectedGroups).toBe(1);
  });
});
