import { GROUP, groupsOf, NOTE, notesOf } from "../../model/annotations.ts";
import { homesOf } from "../../model/checkRegions.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { drawingOf, type WholeEdge } from "../editor/portsOfNode.ts";
import { stableOrder } from "./stableOrder.ts";

/** A row of the outline. The key is the name by which the row is selected; that of a connection is {@link edgeKey}. */
export type OutlineRow = {
  readonly key: string;
  readonly kind: "node" | "region" | "group" | "note" | "edge";
  readonly rows: readonly OutlineRow[];
  /** The connection that the row is. */
  readonly edge?: WholeEdge;
};

/** A row that is not inside a closed one, and where it stands. */
export type ShownRow = { readonly row: OutlineRow; readonly parent: string | undefined };

/** The key of the row of a connection; a line break is in no id. */
export function edgeKey(text: string): string {
  return `edge\n${text}`;
}

/**
 * The workflow as a tree: nodes in the order of their wires, those of a region and of a group inside it, the connections that leave a
 * node under it, notes last.
 */
export function outlineOf(workflow: Workflow, catalogue: readonly NodeDescription[]): readonly OutlineRow[] {
  const { ports, edges } = drawingOf(workflow, catalogue);
  const homes = homesOf(workflow);
  const leaving = new Map<string, WholeEdge[]>();
  for (const edge of edges) leaving.set(edge.from.node, [...(leaving.get(edge.from.node) ?? []), edge]);
  const members = new Map<string | undefined, string[]>();
  for (const id of ports.keys()) members.set(homes.get(id), [...(members.get(homes.get(id)) ?? []), id]);
  const groups = new Map(groupsOf(workflow).flatMap(({ id, nodes }) => nodes.map((node) => [node, GROUP + id] as const)));

  const rowOf = (id: string): OutlineRow => {
    const wires = (leaving.get(id) ?? []).map((edge): OutlineRow => ({ key: edgeKey(edge.text), kind: "edge", rows: [], edge }));
    const region = own(workflow.nodes, id) === undefined;
    return { key: id, kind: region ? "region" : "node", rows: region ? [...wires, ...level(id)] : wires };
  };
  const level = (home: string | undefined): readonly OutlineRow[] => {
    const ids = stableOrder(members.get(home) ?? [], (id) => (leaving.get(id) ?? []).map(({ to }) => to.node));
    const seen = new Set<string>();
    return ids.flatMap((id): readonly OutlineRow[] => {
      const group = groups.get(id);
      if (group === undefined) return [rowOf(id)];
      if (seen.has(group)) return [];
      seen.add(group);
      return [{ key: group, kind: "group", rows: ids.filter((each) => groups.get(each) === group).map(rowOf) }];
    });
  };
  return [...level(undefined), ...notesOf(workflow).map(({ id }): OutlineRow => ({ key: NOTE + id, kind: "note", rows: [] }))];
}

/** The rows that are seen while these are closed, from top to bottom. */
export function shownRows(rows: readonly OutlineRow[], closed: ReadonlySet<string>, parent?: string): readonly ShownRow[] {
  return rows.flatMap((row) => [{ row, parent }, ...(closed.has(row.key) ? [] : shownRows(row.rows, closed, row.key))]);
}

/** The keys of the rows around a row, the innermost last; none where it stands at the top or nowhere. */
export function rowsAround(rows: readonly OutlineRow[], key: string): readonly string[] {
  for (const row of rows) {
    if (row.rows.some((each) => each.key === key)) return [row.key];
    const deeper = rowsAround(row.rows, key);
    if (deeper.length > 0) return [row.key, ...deeper];
  }
  return [];
}
