import type {
  ApplicationAssessment,
  Assessment,
  Evaluation,
  Flag,
  PairComparison,
  PanelSummary,
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
    readonly panel: Pick<PanelSummary, 'comparisons'>;
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
    comparisons: Object.fromEntries(
      Object.entries(assessment.panel.comparisons).map(([dimension, pairs]) => [dimension, packed(pairs)]),
    ),
  };
  return JSON.stringify(stored);
}

/** What `writeShortlist` wrote. */
export function readShortlist(json: string): Shortlist {
  const { organisation, interviewers, requisition, seat, applications, comparisons } = JSON.parse(json) as Stored;
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
        comparisons: Object.fromEntries(
          Object.entries(comparisons).map(([dimension, pairs]) => [dimension, unpacked(pairs)]),
        ),
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
