import { CALL, freeKey } from "./calling.ts";
import { homesOf } from "./checkRegions.ts";
import { type Edge, type EdgeEnd, formatEdge, parseEdge } from "./edge.ts";
import { addNode, freshId, removeNodes } from "./edits.ts";
import { emptyRecord, isObject, type Json, type JsonObject, own } from "./json.ts";
import { copyRecord, patched, withEntry } from "./recordEdits.ts";
import type { Region } from "./region.ts";
import { renameReferences } from "./renameReferences.ts";
import { titleOf } from "./titleOf.ts";
import type { Position, Workflow, WorkflowNode } from "./workflow.ts";

/** The workflow with a call in the place of what was taken out, and the id of the call; or why it cannot be taken out. */
export type Extracted = { readonly workflow: Workflow; readonly id: string } | { readonly refused: string };

/** An edge with both ports named. */
type WholeEdge = { readonly text: string; readonly from: Required<EdgeEnd>; readonly to: Required<EdgeEnd> };

const IN = "input";
const OUT = "output";

/**
 * Takes nodes out into a workflow of their own, under `workflows` of the file, and puts one call in their place; a run gives the same.
 * `ids` holds whole regions with what lies in them. What goes in must come from one place and what comes out must leave at one port, and
 * no expression may look over the border: else it is refused, with the reason.
 */
export function extractWorkflow(
  workflow: Workflow,
  ids: ReadonlySet<string>,
  name: string,
  edges: readonly WholeEdge[],
  at: Position,
): Extracted {
  const inward = edges.filter(({ from, to }) => !ids.has(from.node) && ids.has(to.node));
  const outward = edges.filter(({ from, to }) => ids.has(from.node) && !ids.has(to.node));
  const refused = refusal(workflow, ids, inward, outward);
  if (refused !== undefined) return { refused };
  const key = freeKey(name, workflow.workflows);
  const inner = innerWorkflow(workflow, ids, { name, edges, inward, outward });
  const home = [...ids].map((id) => homesOf(workflow).get(id)).find((each) => each === undefined || !ids.has(each));
  const id = freshId(workflow, name);
  const call: WorkflowNode = { type: `${CALL}@1`, name, params: callParams(key, inner, outward.length > 0) };
  const rest = removeNodes(inHome(addNode(workflow, id, call, at), home, id), ids);
  const joined = patched(rest, {
    edges: [...rest.edges, ...callEdges(id, inward, outward)],
    workflows: withEntry(workflow.workflows, key, inner as unknown as JsonObject),
  });
  return { workflow: joined, id };
}

function refusal(
  workflow: Workflow,
  ids: ReadonlySet<string>,
  inward: readonly WholeEdge[],
  outward: readonly WholeEdge[],
): string | undefined {
  const homes = homesOf(workflow);
  const levels = new Set([...ids].map((id) => homes.get(id)).filter((home) => home === undefined || !ids.has(home)));
  if (levels.size > 1) return "The nodes lie in different regions.";
  const fed = new Map<string, Set<string>>();
  for (const { from, to } of inward) fed.set(end(to), (fed.get(end(to)) ?? new Set()).add(end(from)));
  if (new Set([...fed.values()].map((sources) => [...sources].sort().join())).size > 1) {
    return "Items come in from several places, to different nodes; one call takes them in at one place.";
  }
  const given = new Set(outward.map(({ from }) => end(from)));
  if (given.size > 1) return "Items leave at several ports; one call gives them at one.";
  if (outward.some(({ from }) => from.port === "error")) return "Items leave at an error port.";
  const inside = [...ids].flatMap((id) => own(workflow.nodes, id) ?? own(workflow.regions, id) ?? []);
  if (inside.some((part) => textsOf(part).includes("variables"))) return "An expression uses variables, which belong to the run.";
  for (const id of ids) {
    const out = referencesOf(own(workflow.nodes, id) ?? own(workflow.regions, id)).find((other) => !ids.has(other));
    if (out !== undefined) return apart(workflow, id, out);
  }
  for (const [id, part] of [...Object.entries(workflow.nodes), ...Object.entries(workflow.regions ?? {})]) {
    const seen = ids.has(id) ? undefined : referencesOf(part).find((other) => ids.has(other));
    if (seen !== undefined) return apart(workflow, id, seen);
  }
  return undefined;
}

function apart(workflow: Workflow, id: string, seen: string): string {
  return `“${titleOf(workflow, id)}” looks at the items of “${titleOf(workflow, seen)}”, which would be in another workflow.`;
}

const end = ({ node, port }: Required<EdgeEnd>): string => `${node}.${port}`;

type Cut = {
  readonly name: string;
  readonly edges: readonly WholeEdge[];
  readonly inward: readonly WholeEdge[];
  readonly outward: readonly WholeEdge[];
};

function innerWorkflow(workflow: Workflow, ids: ReadonlySet<string>, { name, edges, inward, outward }: Cut): Workflow {
  const nodes = emptyRecord<WorkflowNode>();
  const regions = emptyRecord<Region>();
  const places = copyRecord<Position>(undefined);
  const [input, output] = [freshId(workflow, IN), freshId(workflow, OUT)];
  if (inward.length > 0) nodes[input] = { type: "workflow-input@1", name: "Input" };
  for (const id of ids) {
    const [node, region, place] = [own(workflow.nodes, id), own(workflow.regions, id), own(workflow.layout?.nodes, id)];
    if (node !== undefined) nodes[id] = node;
    if (region !== undefined) regions[id] = region;
    if (place !== undefined) places[id] = place;
  }
  if (outward.length > 0) nodes[output] = { type: "workflow-output@1", name: "Output", params: { name: OUT } };
  const kept = edges.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node)).map(({ text }) => text);
  const [leaving] = outward;
  const added: Edge[] = [
    ...unique(inward.map(({ to }) => end(to))).map((text): Edge => ({ from: { node: input }, to: parseEnd(text) })),
    ...(leaving === undefined ? [] : [{ from: leaving.from, to: { node: output } }]),
  ];
  const { parameters, config } = workflow;
  const uses = JSON.stringify([nodes, regions]);
  return {
    format: "vwmp/1",
    name,
    ...(parameters !== undefined && uses.includes("parameters") ? { parameters } : {}),
    ...(config !== undefined && uses.includes("config") ? { config } : {}),
    nodes,
    edges: [...kept, ...added.map(formatEdge)],
    ...(Object.keys(regions).length === 0 ? {} : { regions }),
    ...(Object.keys(places).length === 0 ? {} : { layout: { nodes: places } }),
  };
}

function callParams(key: string, inner: Workflow, gives: boolean): JsonObject {
  const parameters = emptyRecord<Json>();
  for (const name of Object.keys(inner.parameters ?? {})) parameters[name] = `\${parameters.${name}}`;
  return {
    workflow: key,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(gives ? { output: OUT } : {}),
  };
}

/** What fed the nodes feeds the call, and the call what they fed. */
function callEdges(id: string, inward: readonly WholeEdge[], outward: readonly WholeEdge[]): readonly string[] {
  const into = unique(inward.map(({ from }) => end(from))).map((text) => formatEdge({ from: parseEnd(text), to: { node: id } }));
  return [...into, ...outward.map(({ to }) => formatEdge({ from: { node: id }, to }))];
}

function inHome(workflow: Workflow, home: string | undefined, id: string): Workflow {
  const region = own(workflow.regions, home ?? "");
  if (home === undefined || region === undefined) return workflow;
  return patched(workflow, { regions: withEntry(workflow.regions, home, patched<Region>(region, { nodes: [...region.nodes, id] })) });
}

function parseEnd(text: string): EdgeEnd {
  return (parseEdge(`${text} -> x`) as Edge).from;
}

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)];

/** The ids that the expressions of a node or region name. */
function referencesOf(part: WorkflowNode | Region | undefined): readonly string[] {
  const found: string[] = [];
  renameReferences(textsOf(part), (id) => {
    found.push(id);
    return undefined;
  });
  return found;
}

/** All texts in the params that hold an expression. */
function textsOf(part: WorkflowNode | Region | undefined): string {
  const texts: string[] = [];
  const walk = (value: Json | undefined): void => {
    if (typeof value === "string" && value.includes("${")) texts.push(value);
    const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    for (const each of inner) walk(each as Json);
  };
  walk(part?.params as Json | undefined);
  return texts.join("\n");
}
