import { group, list, number, optionalText, text, texts } from '../../common/documents/lenient.js';
import type { Criterion, EconomicsDefaultInput, Rubric, Signals, Stage } from '../../domain/index.js';

/**
 * The rubric in plain data, with the defaults filled in. Total: where something is missing or of the wrong kind, an
 * empty value stands in, so that the rest can be checked in the same run; the schema has complained about it already.
 */
export function rubricOf(data: unknown): Rubric {
  const root = group(data);
  const closeness = root.closeness === undefined || root.closeness === null ? null : group(root.closeness);
  const thresholds = group(root.thresholds);
  return {
    schema: 'arcbrief.rubric/1',
    id: trimmed(root.id),
    version: number(root.version, 1),
    title: trimmed(root.title),
    language: trimmed(root.language),
    introduction: trimmed(root.introduction),
    stages: list(root.stages).map(stageOf),
    closeness:
      closeness === null
        ? null
        : { id: trimmed(closeness.id), name: trimmed(closeness.name), definition: trimmed(closeness.definition) },
    criteria: list(root.criteria).map(criterionOf),
    tells: list(root.tells).map((entry) => ({ id: trimmed(group(entry).id), name: trimmed(group(entry).name) })),
    signals: signalsOf(root.signals),
    thresholds: {
      bar: number(thresholds.bar, 3),
      confidence: number(thresholds.confidence, 0.8),
      minInterviewers: number(thresholds.minInterviewers, 1),
      minCoverage: number(thresholds.minCoverage, 1),
    },
    defaults: list(root.defaults).map((entry) => {
      const { input, value, source } = group(entry);
      return { input: text(input) as EconomicsDefaultInput, value: number(value, 0), source: trimmed(source) };
    }),
  };
}

function stageOf(data: unknown): Stage {
  const { id, name, authority, definition, needsCloseness, stall } = group(data);
  return {
    id: trimmed(id),
    name: trimmed(name),
    authority: trimmed(authority),
    definition: trimmed(definition),
    // Where it is neither true nor false, the schema says so; what else hangs on it is not reported again.
    needsCloseness: typeof needsCloseness === 'boolean' ? needsCloseness : stall !== null,
    stall: stall === 'drifted' || stall === 'calcified' ? stall : null,
  };
}

function criterionOf(data: unknown): Criterion {
  const entry = group(data);
  const anchors = group(entry.anchors);
  const reason = optionalText(entry.weightReason);
  return {
    id: trimmed(entry.id),
    dimension: trimmed(entry.dimension),
    name: trimmed(entry.name),
    definition: trimmed(entry.definition),
    weight: number(entry.weight, 1),
    weightReason: reason === null ? null : reason.trim(),
    questions: list(entry.questions).map(trimmed),
    probes: list(entry.probes).map(trimmed),
    anchors: { 1: trimmed(anchors['1']), 3: trimmed(anchors['3']), 5: trimmed(anchors['5']) },
    evidence: trimmed(entry.evidence),
    remedy: list(entry.remedy).map((step) => {
      const { fromWeek, toWeek, action } = group(step);
      return { fromWeek: number(fromWeek, 1), toWeek: number(toWeek, 1), action: trimmed(action) };
    }),
  };
}

function signalsOf(data: unknown): Signals {
  const signals = group(data);
  const tells = (key: string): { tells: readonly string[] } => ({ tells: texts(group(signals[key]).tells) });
  const criteria = (key: string): { criteria: readonly string[] } => ({
    criteria: texts(group(signals[key]).criteria),
  });
  return {
    borrowedAuthority: tells('borrowedAuthority'),
    missingLayer: { dimension: optionalText(group(signals.missingLayer).dimension), ...tells('missingLayer') },
    bottleneck: { ...criteria('bottleneck'), ...tells('bottleneck') },
    drift: tells('drift'),
    calcification: tells('calcification'),
    wantsNextStage: criteria('wantsNextStage'),
  };
}

/** White space around a rubric's texts is layout. */
function trimmed(value: unknown): string {
  return text(value).trim();
}
