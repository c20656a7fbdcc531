import { andList, lowerFirst } from '../../../common/documents/words.js';
import { criteriaOf, dimensionName, dimensionsOf, requiredDimensions, type Rubric } from '../../../domain/index.js';

export interface Covering {
  readonly name: string;
  /** Ids of criteria; empty for all. */
  readonly criteria: readonly string[];
}

export interface CoverageInput {
  readonly rubric: Rubric;
  /** Id of the seat's career stage. */
  readonly stage: string;
  readonly panel: readonly Covering[];
}

export interface CoverageWords {
  /** What nobody asks about and the seat needs, a sentence a layer. */
  readonly gaps: readonly string[];
  /** What one person alone asks about and the seat needs. */
  readonly single: readonly string[];
  /** What more of the panel ask about than it takes. */
  readonly doubled: readonly string[];
  /** What is asked about and this seat does not need. */
  readonly beyond: readonly string[];
}

/** One criterion, and who of the panel asks about it. */
interface Asked {
  readonly criterion: string;
  readonly by: readonly string[];
}

/** What a panel covers and what it does not, in sentences, before anybody interviews. */
export function coverageWords({ rubric, stage, panel }: CoverageInput): CoverageWords {
  const required = requiredDimensions(rubric, stage);
  if (panel.length === 0) return { gaps: [NOBODY], single: [], doubled: [], beyond: [] };
  const of = (dimension: string): Layer => layerOf(rubric, dimension, panel);
  const layers = required.map(of);
  const others = dimensionsOf(rubric)
    .filter((id) => !required.includes(id))
    .map(of);
  return {
    gaps: layers.flatMap(gapOf),
    single: layers.flatMap((layer) => grouped(layer, 1, 1).map((group) => singleSentence(layer, group))),
    doubled: layers.flatMap((layer) =>
      grouped(layer, ENOUGH + 1, Infinity).map((group) => doubledSentence(layer, group)),
    ),
    beyond: others.flatMap(beyondOf),
  };
}

/** Two views of everything are what agreement can be told from; a third costs an hour that another question would use. */
const ENOUGH = 2;

const NOBODY = 'Nobody is on the panel yet, so nothing is asked about.';

interface Layer {
  /** "the Builder layer", "closeness to the build". */
  readonly words: string;
  readonly criteria: readonly Asked[];
}

function layerOf(rubric: Rubric, dimension: string, panel: readonly Covering[]): Layer {
  const name = dimensionName(rubric, dimension);
  const isCloseness = rubric.closeness?.id === dimension;
  return {
    words: isCloseness ? lowerFirst(name) : `the ${name} layer`,
    criteria: criteriaOf(rubric, dimension).map(({ id, name: criterion }) => ({
      criterion: lowerFirst(criterion),
      by: panel.filter(({ criteria }) => criteria.length === 0 || criteria.includes(id)).map((member) => member.name),
    })),
  };
}

function gapOf(layer: Layer): readonly string[] {
  const open = layer.criteria.filter(({ by }) => by.length === 0);
  if (open.length === 0) return [];
  if (open.length === layer.criteria.length) return [`Nobody asks about ${layer.words} at all.`];
  return [`Nobody asks about ${layer.words}: ${listed(open)}.`];
}

/** Criteria of a layer that the same people ask about, from `least` of them to `most`. */
function grouped({ criteria }: Layer, least: number, most: number): readonly (readonly Asked[])[] {
  const groups = new Map<string, Asked[]>();
  for (const asked of criteria) {
    if (asked.by.length < least || asked.by.length > most) continue;
    const key = JSON.stringify(asked.by);
    groups.set(key, [...(groups.get(key) ?? []), asked]);
  }
  return [...groups.values()];
}

function singleSentence(layer: Layer, group: readonly Asked[]): string {
  return `Only ${group[0]?.by[0] ?? ''} asks about ${about(layer, group)}.`;
}

function doubledSentence(layer: Layer, group: readonly Asked[]): string {
  const by = group[0]?.by ?? [];
  return `${andList(by)} all ask about ${about(layer, group)}; two would do.`;
}

function beyondOf(layer: Layer): readonly string[] {
  const by = [...new Set(layer.criteria.flatMap((asked) => asked.by))];
  if (by.length === 0) return [];
  const verb = by.length === 1 ? 'asks' : 'ask';
  return [`${andList(by)} ${verb} about ${layer.words}, which this seat does not need.`];
}

/** The layer whole, or the criteria of it. */
function about(layer: Layer, group: readonly Asked[]): string {
  return group.length === layer.criteria.length ? layer.words : `${layer.words}: ${listed(group)}`;
}

function listed(asked: readonly Asked[]): string {
  return andList(asked.map(({ criterion }) => criterion));
}
