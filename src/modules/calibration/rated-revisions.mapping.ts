import {
  VERIFICATIONS,
  type Criterion,
  type DatedRating,
  type Observation,
  type Verification,
} from '../../domain/index.js';

/** One revision of a scorecard with its ratings. */
export interface RatedRevisionRow {
  readonly seq: number;
  readonly application_id: string;
  readonly interviewer_id: string;
  readonly handle: string;
  readonly submitted_at: string;
  /** JSON: criteria, ratings and verifications; on PostgreSQL null for none. */
  readonly ratings: string;
}

/** The ratings 1–5 of a revision. */
export function observationsOf(row: RatedRevisionRow): readonly Observation[] {
  const { criteria, ratings } = columnsOf(row);
  return ratings.map((rating, index) => ({
    application: row.application_id,
    interviewer: row.handle,
    criterion: criteria[index] ?? '',
    rating,
  }));
}

/** As `observationsOf`, with day, verification and dimension. Words are the known ones, not a copy for each of a million. */
export function datedOf(row: RatedRevisionRow, known: ReadonlyMap<string, Criterion>): readonly DatedRating[] {
  const { criteria, ratings, verifications } = columnsOf(row);
  return ratings.flatMap((rating, index): readonly DatedRating[] => {
    const criterion = known.get(criteria[index] ?? '');
    if (criterion === undefined) return [];
    return [
      {
        application: row.application_id,
        interviewer: row.handle,
        criterion: criterion.id,
        dimension: criterion.dimension,
        rating,
        submittedAt: row.submitted_at,
        verification: VERIFICATIONS.find((each) => each === verifications[index]) ?? 'claimed',
      },
    ];
  });
}

interface RatingColumns {
  readonly criteria: readonly string[];
  readonly ratings: readonly number[];
  readonly verifications: readonly Verification[];
}

function columnsOf({ ratings: json }: RatedRevisionRow): RatingColumns {
  type Parsed = { readonly [Name in keyof RatingColumns]: RatingColumns[Name] | null };
  const [criteria, ratings, verifications] = JSON.parse(json) as [
    Parsed['criteria'],
    Parsed['ratings'],
    Parsed['verifications'],
  ];
  return { criteria: criteria ?? [], ratings: ratings ?? [], verifications: verifications ?? [] };
}
