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
  // Two of the same leader are linked already: only edges that join something are added, so that the graph grows with
  // the interviewers and not with the applications. The leader that comes first by id stays, so leaders soon agree.
  const leaders = new Map<string, string>();
  const link = (interviewers: readonly string[]): void => {
    const leaderOf = (interviewer: string): string => leaders.get(interviewer) ?? interviewer;
    const joined = interviewers.reduce((a, b) => (byCodeUnit(leaderOf(b), leaderOf(a)) < 0 ? b : a));
    const leader = leaderOf(joined);
    for (const interviewer of interviewers) {
      if (leaders.get(interviewer) === leader) continue;
      graph.mergeNode(interviewer);
      if (interviewer !== joined) graph.mergeEdge(joined, interviewer);
      leaders.set(interviewer, leader);
    }
  };
  const members = new Map<number, string[]>();
  for (const [interviewer, group] of known) {
    const others = members.get(group);
    if (others) others.push(interviewer);
    else members.set(group, [interviewer]);
  }
  for (const group of members.values()) link(group);
  for (const panel of panels) if (panel.length > 0) link(panel);
  const groups = connectedComponents(graph)
    .map((interviewers) => interviewers.sort(byCodeUnit))
    .sort((a, b) => byCodeUnit(a[0]!, b[0]!));
  return {
    groups: groups.length,
    groupOf: new Map(groups.flatMap((interviewers, group) => interviewers.map((id) => [id, group] as const))),
  };
}
