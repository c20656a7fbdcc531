import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import { byCodeUnit } from './pool.js';

/** Which interviewers can be compared: two are connected when a chain of common candidates links them. */
export interface Connectivity {
  readonly groups: number;
  /** Group of each interviewer, 0 for the group with the first id. */
  readonly groupOf: ReadonlyMap<string, number>;
}

/**
 * Connected components of the graph of interviewers, linked where they met a common candidate.
 *
 * @param panels the interviewers of each application
 * @param known groups from before (a frozen calibration), by interviewer
 */
export function connectivity(
  panels: readonly (readonly string[])[],
  known: ReadonlyMap<string, number> = new Map(),
): Connectivity {
  const graph = new UndirectedGraph();
  // A chain through a panel links it as well as a node for the panel would: the graph has a node per interviewer only,
  // and no more edges than pairs of them, however many applications there are.
  const linked = new Map<string, Set<string>>();
  const link = (interviewers: readonly string[]): void => {
    interviewers.forEach((interviewer, index) => {
      const before = interviewers[Math.max(0, index - 1)]!;
      const own = linked.get(before) ?? new Set<string>();
      linked.set(before, own);
      if (own.has(interviewer)) return;
      own.add(interviewer);
      graph.mergeNode(interviewer);
      if (before !== interviewer) graph.mergeEdge(before, interviewer);
    });
  };
  const members = new Map<number, string[]>();
  for (const [interviewer, group] of known) {
    const others = members.get(group);
    if (others) others.push(interviewer);
    else members.set(group, [interviewer]);
  }
  for (const group of members.values()) link(group);
  for (const panel of panels) link(panel);
  const groups = connectedComponents(graph)
    .map((interviewers) => interviewers.sort(byCodeUnit))
    .sort((a, b) => byCodeUnit(a[0]!, b[0]!));
  return {
    groups: groups.length,
    groupOf: new Map(groups.flatMap((interviewers, group) => interviewers.map((id) => [id, group] as const))),
  };
}
