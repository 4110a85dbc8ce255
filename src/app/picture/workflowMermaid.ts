import { homesOf } from "../../model/checkRegions.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import { BODY, SINKS } from "../../model/region.ts";
import type { Workflow } from "../../model/workflow.ts";
import { describeRegion } from "../editor/describeRegion.ts";
import { describeType } from "../editor/describeType.ts";
import { drawingOf, titleOf, type WholeEdge } from "../editor/portsOfNode.ts";

const LONGEST = 120;
/** Ports whose name tells a reader nothing. */
const PLAIN: ReadonlySet<string> = new Set(["out", "in", BODY, ...SINKS]);

/** A workflow as the text of a Mermaid flowchart. Ids are `n1`, `n2`, …; every text is quoted and escaped. */
export function workflowMermaid(workflow: Workflow, catalogue: readonly NodeDescription[]): string {
  const ids = new Map([...Object.keys(workflow.nodes), ...Object.keys(workflow.regions ?? {})].map((id, k) => [id, `n${k + 1}`]));
  const homes = homesOf(workflow);
  const lines = ["flowchart LR", ...members(workflow, catalogue, ids, homes)];
  for (const edge of drawingOf(workflow, catalogue).edges) {
    const arrow = edgeLine(workflow, ids, homes, edge);
    if (arrow !== undefined) lines.push(`  ${arrow}`);
  }
  return `${lines.join("\n")}\n`;
}

function members(
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  ids: ReadonlyMap<string, string>,
  homes: ReadonlyMap<string, string>,
): readonly string[] {
  const inside = new Map<string | undefined, string[]>();
  for (const id of ids.keys()) inside.set(homes.get(id), [...(inside.get(homes.get(id)) ?? []), id]);
  const drawn = new Set<string>();
  const draw = (home: string | undefined, depth: number): readonly string[] =>
    (inside.get(home) ?? []).flatMap((id) => {
      if (drawn.has(id)) return [];
      drawn.add(id);
      const pad = "  ".repeat(depth);
      const region = own(workflow.nodes, id) === undefined ? own(workflow.regions, id) : undefined;
      if (region === undefined) return [`${pad}${ids.get(id)}["${nodeText(workflow, catalogue, id)}"]`];
      const title = `${titleOf(workflow, id)} (${describeRegion(region.kind)?.title ?? region.kind})`;
      return [`${pad}subgraph ${ids.get(id)} ["${escapeLabel(title)}"]`, ...draw(id, depth + 1), `${pad}end`];
    });
  return draw(undefined, 1);
}

function nodeText(workflow: Workflow, catalogue: readonly NodeDescription[], id: string): string {
  const type = own(workflow.nodes, id)?.type ?? "";
  const kind = describeType(catalogue, type)?.title ?? type;
  const title = titleOf(workflow, id);
  return title === kind ? escapeLabel(title) : `${escapeLabel(title)}<br/>${escapeLabel(kind)}`;
}

/** An arrow between two members; those between a region and what lies in it are what the frame itself says. */
function edgeLine(
  workflow: Workflow,
  ids: ReadonlyMap<string, string>,
  homes: ReadonlyMap<string, string>,
  { from, to }: WholeEdge,
): string | undefined {
  if (homes.get(to.node) === from.node || homes.get(from.node) === to.node || from.node === to.node) {
    if (own(workflow.regions, from.node) !== undefined || own(workflow.regions, to.node) !== undefined) return undefined;
  }
  const label = PLAIN.has(from.port) ? "" : `|"${escapeLabel(from.port)}"|`;
  return `${ids.get(from.node)} ${from.port === ERROR_PORT.name ? "-.->" : "-->"}${label} ${ids.get(to.node)}`;
}

/** A text between quotes: what Mermaid or HTML would read as its own is written as an entity. */
function escapeLabel(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const short = [...line].length > LONGEST ? `${[...line].slice(0, LONGEST).join("")}…` : line;
  return short === "" ? "#8203;" : short.replace(/[^\p{L}\p{N} .,:()/+=?!…–—·-]/gu, (character) => `#${character.codePointAt(0)};`);
}
