import type {
  ApplicationAssessment,
  Assessment,
  Evaluation,
  Flag,
  PairComparison,
  PanelSummary,
  RankReading,
} from '../../domain/index.js';

/** An application as it stands beside others. */
export interface ListedApplication extends Pick<
  ApplicationAssessment,
  'id' | 'candidate' | 'source' | 'readings' | 'guidance'
> {
  readonly flags: readonly Pick<Flag, 'id' | 'severity'>[];
}

/** What a comparison of candidates is shown from. An assessment with its evaluation is one, and more. */
export interface Shortlist {
  readonly evaluation: {
    readonly requisition: Pick<Evaluation['requisition'], 'organisation'>;
    readonly applications: readonly { readonly scorecards: readonly { readonly interviewer: string }[] }[];
  };
  readonly assessment: Pick<Assessment, 'requisition' | 'seat'> & {
    readonly applications: readonly ListedApplication[];
    /** Assessments of before they were ranked have no `ranks`. */
    readonly panel: Pick<PanelSummary, 'comparisons'> & Partial<Pick<PanelSummary, 'ranks'>>;
  };
}

/** As it is stored. Fifty candidates are 1,225 pairs a dimension: their ids are written once, not twice a pair. */
interface Stored {
  readonly organisation: string | null;
  /** Everybody who wrote a scorecard: sentences of the engine name them. */
  readonly interviewers: readonly string[];
  readonly requisition: Assessment['requisition'];
  readonly seat: Assessment['seat'];
  readonly applications: readonly (Omit<ListedApplication, 'flags'> & {
    readonly flags: readonly (readonly [Flag['id'], Flag['severity']])[];
  })[];
  readonly comparisons: Readonly<Record<string, StoredComparisons>>;
  readonly ranks?: Readonly<Record<string, StoredRanks>>;
}

interface StoredRanks {
  readonly reasons: readonly string[];
  /** Application, set, how many are in it, P(best), expected place, interval, and which reason. */
  readonly places: readonly (readonly [
    string,
    number | null,
    number,
    number | null,
    number | null,
    RankReading['rank80'],
    number | null,
  ])[];
}

interface StoredComparisons {
  /** Ids in the order in which they are paired: the first with each after it, the second with each after it, and so on. */
  readonly ids: readonly string[];
  /** A probability, or why there is none. */
  readonly pairs: readonly (number | string)[];
}

/** The JSON of a shortlist, for `readShortlist`. */
export function writeShortlist({ evaluation, assessment }: Shortlist): string {
  const interviewers = evaluation.applications.flatMap(({ scorecards }) => scorecards.map((card) => card.interviewer));
  const stored: Stored = {
    organisation: evaluation.requisition.organisation,
    interviewers: [...new Set(interviewers)],
    requisition: assessment.requisition,
    seat: assessment.seat,
    applications: assessment.applications.map(({ id, candidate, source, readings, guidance, flags }) => ({
      id,
      candidate,
      source,
      readings,
      guidance,
      flags: flags.map((flag) => [flag.id, flag.severity] as const),
    })),
    comparisons: mapped(assessment.panel.comparisons, packed),
    ...(assessment.panel.ranks !== undefined && { ranks: mapped(assessment.panel.ranks, packedRanks) }),
  };
  return JSON.stringify(stored);
}

/** What `writeShortlist` wrote. */
export function readShortlist(json: string): Shortlist {
  const { organisation, interviewers, requisition, seat, applications, comparisons, ranks } = JSON.parse(
    json,
  ) as Stored;
  return {
    evaluation: {
      requisition: { organisation },
      applications: [{ scorecards: interviewers.map((interviewer) => ({ interviewer })) }],
    },
    assessment: {
      requisition,
      seat,
      applications: applications.map((application) => ({
        ...application,
        flags: application.flags.map(([id, severity]) => ({ id, severity })),
      })),
      panel: {
        comparisons: mapped(comparisons, unpacked),
        ...(ranks !== undefined && { ranks: mapped(ranks, unpackedRanks) }),
      },
    },
  };
}

function packed(pairs: readonly PairComparison[]): StoredComparisons {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const places = new Map(ids.map((id, index) => [id, index]));
  const place = (id: string): number => places.get(id) ?? 0;
  const ordered = pairs.toSorted((one, other) => place(one.a) - place(other.a) || place(one.b) - place(other.b));
  const expected = (ids.length * (ids.length - 1)) / 2;
  if (ordered.length !== expected || ordered.some(({ a, b }) => place(a) >= place(b)))
    throw new Error('a comparison does not hold each pair once');
  return { ids, pairs: ordered.map(({ probability, notComparable }) => probability ?? notComparable ?? '') };
}

function unpacked({ ids, pairs }: StoredComparisons): readonly PairComparison[] {
  let next = 0;
  return ids.flatMap((a, index) =>
    ids.slice(index + 1).map((b) => {
      const value = pairs[next] ?? '';
      next += 1;
      return typeof value === 'number'
        ? { a, b, probability: value, notComparable: null }
        : { a, b, probability: null, notComparable: value };
    }),
  );
}

function packedRanks(ranks: readonly RankReading[]): StoredRanks {
  const reasons = [...new Set(ranks.flatMap(({ notComparable }) => notComparable ?? []))];
  return {
    reasons,
    places: ranks.map(({ application, set, among, best, expectedRank, rank80, notComparable }) => {
      const reason = notComparable === null ? null : reasons.indexOf(notComparable);
      return [application, set, among, best, expectedRank, rank80, reason] as const;
    }),
  };
}

function unpackedRanks({ reasons, places }: StoredRanks): readonly RankReading[] {
  return places.map(([application, set, among, best, expectedRank, rank80, reason]) => {
    const notComparable = reason === null ? null : (reasons[reason] ?? null);
    return { application, set, among, best, expectedRank, rank80, notComparable };
  });
}

/** The same keys, their values made into others. */
function mapped<From, To>(record: Readonly<Record<string, From>>, make: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));
}
