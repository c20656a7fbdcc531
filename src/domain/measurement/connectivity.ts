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
 * Connected components of the graph of applications and interviewers.
 *
 * @param panels the interviewers of each application
 * @param known groups from before (a frozen calibration), by interviewer
 */
export function connectivity(
  panels: readonly (readonly string[])[],
  known: ReadonlyMap<string, number> = new Map(),
): Connectivity {
  const graph = new UndirectedGraph();
  const link = (panel: string, interviewers: readonly string[]): void => {
    graph.mergeNode(panel);
    for (const interviewer of interviewers) graph.mergeEdge(panel, `i:${interviewer}`);
  };
  for (const [interviewer, group] of known) link(`g:${group}`, [interviewer]);
  panels.forEach((interviewers, index) => link(`p:${index}`, interviewers));
  const groups = connectedComponents(graph)
    .map((nodes) =>
      nodes
        .filter((node) => node.startsWith('i:'))
        .map((node) => node.slice(2))
        .sort(byCodeUnit),
    )
    .filter((interviewers) => interviewers.length > 0)
    .sort((a, b) => byCodeUnit(a[0]!, b[0]!));
  return {
    groups: groups.length,
    groupOf: new Map(groups.flatMap((interviewers, group) => interviewers.map((id) => [id, group] as const))),
  };
}
