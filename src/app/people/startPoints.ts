import { canBegin } from "../../model/canBegin.ts";
import { makeCatalogue, resolveType } from "../../model/catalogue.ts";
import { homesOf } from "../../model/checkRegions.ts";
import { parseEdge } from "../../model/edge.ts";
import { emptyRecord, type JsonObject } from "../../model/json.ts";
import type { NodeDescription, TriggerEvent } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { changedNodes } from "../../model/workflowChange.ts";
import { msg } from "../words/words.ts";

/** A trigger that can begin a run. */
export type StartPoint = {
  readonly node: string;
  readonly title: string;
  readonly icon: string;
  /** Where its event comes from; undefined: it gives its sample. */
  readonly event: TriggerEvent | undefined;
  /** It waits for a failure: begun by hand it gives a sample failure. */
  readonly failure: boolean;
  readonly params: JsonObject;
};

/** What can begin a run of a workflow: its triggers, and the title of the start that needs none, where there is one. */
export type Starts = {
  readonly triggers: readonly StartPoint[];
  readonly plain: { readonly title: string; readonly icon: string } | undefined;
};

const PLAIN: Starts = { triggers: [], plain: { title: msg("All start nodes"), icon: "play" } };

/** The last workflow found to have no trigger: one with the same types has none either. */
let plain: { readonly nodes: Workflow["nodes"]; readonly catalogue: readonly NodeDescription[] } | undefined;

/** The ways to begin a run, in the order of the file. */
export function startsOf(workflow: Workflow, catalogue: readonly NodeDescription[]): Starts {
  if (plain?.catalogue === catalogue && sameTypes(plain.nodes, workflow.nodes)) {
    plain = { nodes: workflow.nodes, catalogue };
    return PLAIN;
  }
  const types = makeCatalogue(catalogue);
  const used = new Set(Object.values(workflow.nodes).map(({ type }) => type));
  if (![...used].some((type) => resolveType(types, type)?.trigger !== undefined)) {
    plain = { nodes: workflow.nodes, catalogue };
    return PLAIN;
  }
  const homes = homesOf(workflow);
  const fed = new Set(workflow.edges.map((edge) => parseEdge(edge)?.to.node));
  const triggers: StartPoint[] = [];
  const sources: { readonly title: string; readonly icon: string }[] = [];
  for (const [id, node] of Object.entries(workflow.nodes)) {
    const type = resolveType(types, node.type);
    const seen = { title: node.name || id, icon: type?.icon ?? "box" };
    if (type?.trigger !== undefined) {
      if (!canBegin(workflow, types, id)) continue;
      const { trigger, event } = type;
      triggers.push({ ...seen, node: id, event, failure: trigger === "failure", params: node.params ?? emptyRecord() });
    } else if (node.disabled !== true && !fed.has(id) && !homes.has(id)) sources.push(seen);
  }
  const [first] = sources;
  return { triggers, plain: first && (sources.length === 1 ? first : { title: msg("All start nodes"), icon: first.icon }) };
}

function sameTypes(before: Workflow["nodes"], after: Workflow["nodes"]): boolean {
  return changedNodes(before, after)?.every((id) => before[id]?.type === after[id]?.type) ?? false;
}

/** The one way in which Run begins without a question; undefined where there are several. */
export function onlyStart({ triggers, plain }: Starts): StartPoint | "plain" | undefined {
  const own = triggers.filter(({ failure }) => !failure);
  if (own.length === 0) return "plain";
  return own.length === 1 && plain === undefined ? own[0] : undefined;
}

/** How many ways there are. */
export function countStarts({ triggers, plain }: Starts): number {
  return triggers.length + (plain === undefined ? 0 : 1);
}
