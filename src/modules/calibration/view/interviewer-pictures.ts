import { dimensionName, dimensionsOf, type Findings, type Gated, type Rubric } from '../../../domain/index.js';
import { counted } from '../../briefs/view/wording.js';
import { bandPicture, type BandPicture, type BandPoint } from './band-picture.js';
import { scalePicture, type ScalePicture } from './scale-picture.js';
import { sharePicture, type SharePicture } from './share-picture.js';

/** The pictures of one interviewer on one rubric. Null: withheld, and the advice says why. */
export interface InterviewerPictures {
  readonly severity: ScalePicture | null;
  readonly criteria: ScalePicture | null;
  readonly drift: ScalePicture | null;
  readonly spreads: BandPicture | null;
  readonly verification: SharePicture;
}

/** @param isSelf the reader is the interviewer: bars are then "Yours" */
export function picturesOf(rubric: Rubric, findings: Findings, isSelf: boolean): InterviewerPictures {
  return {
    severity: severityOf(rubric, findings),
    criteria: criteriaOf(rubric, findings),
    drift: driftOf(findings),
    spreads: spreadsOf(findings),
    verification: sharePicture({
      caption: 'How far evidence was tested',
      about:
        'Shares of all ratings: claimed by the candidate, probed in the interview, or corroborated from elsewhere.',
      bars: [
        { label: isSelf ? 'Yours' : 'Theirs', shares: findings.verification },
        { label: 'Everybody’s', shares: findings.poolVerification },
      ],
    }),
  };
}

function severityOf(rubric: Rubric, { severity: { shown } }: Findings): ScalePicture | null {
  if (shown === null) return null;
  return scalePicture({
    caption: 'Severity',
    about: 'Where ratings lie beside what the ordinary interviewer gives the same candidates.',
    points: dimensionsOf(rubric).flatMap((id) => {
      const dimension = shown.byDimension[id];
      if (dimension === undefined) return [];
      const { shown: measured } = dimension;
      const point = measured === null ? 'too few rated' : { ...measured, value: -measured.value };
      return [{ label: dimensionName(rubric, id), point }];
    }),
  });
}

function criteriaOf(rubric: Rubric, { criterionBias: { shown } }: Findings): ScalePicture | null {
  if (shown === null) return null;
  const found = new Map(shown.map((each) => [each.criterion, each]));
  return scalePicture({
    caption: 'Criterion by criterion',
    about: 'Beside colleagues on shared candidates, beyond the general severity. Only criteria with enough of them.',
    wide: true,
    points: rubric.criteria.flatMap(({ id, name }) => {
      const point = found.get(id);
      return point === undefined ? [] : [{ label: name, point }];
    }),
  });
}

function driftOf({ drift: { shown } }: Findings): ScalePicture | null {
  if (shown === null) return null;
  return scalePicture({
    caption: 'Quarter by quarter',
    about: 'Beside colleagues who rated the same candidates.',
    points: shown.map(({ quarter, candidates, ...point }) => ({
      label: `${quarter}, ${counted(candidates, 'candidate')}`,
      point,
    })),
  });
}

function spreadsOf({ consistency, centrality, halo }: Findings): BandPicture | null {
  const point = (label: string, { shown }: Gated<Omit<BandPoint, 'label'>>): readonly BandPoint[] =>
    shown === null ? [] : [{ label, ...shown }];
  const points = [
    ...point('Consistency: unexplained scatter', consistency),
    ...point('Use of the scale: spread of ratings', centrality),
    ...point('Halo: spread within a candidate', halo),
  ];
  if (points.length === 0) return null;
  return bandPicture({
    caption: 'Scatter and spread',
    about: 'Each beside what is expected with these candidates. The band is what chance alone gives, 95 times in 100.',
    points,
  });
}
