import { withDefaults } from "../../model/checkParams.ts";
import { type Edge, parseEdge } from "../../model/edge.ts";
import type { NodeDescription, Port } from "../../model/nodeType.ts";
import { ERROR_PORT, inputsOf, outputsOf } from "../../model/ports.ts";
import { BODY, REGION_INPUTS, REGION_OUTPUTS, SINKS } from "../../model/region.ts";
import type { Workflow, WorkflowNode } from "../../model/workflow.ts";
import { changedNodes } from "../../model/workflowChange.ts";
import { inWords } from "../words/words.ts";
import { describeType } from "./describeType.ts";

export { titleOf } from "../../model/titleOf.ts";

export type NodePorts = { readonly inputs: readonly Port[]; readonly outputs: readonly Port[] };

/** An edge with both ports named. */
export type WholeEdge = {
  readonly text: string;
  readonly from: { readonly node: string; readonly port: string };
  readonly to: { readonly node: string; readonly port: string };
};

/** All ports of a region: those of its outside first, so that an edge without a port means `in` and `out`. */
const regionPorts = (): NodePorts => ({
  inputs: [...inWords(REGION_INPUTS), ...SINKS.map((name) => ({ name }))],
  outputs: [...inWords(REGION_OUTPUTS), { name: BODY }, ERROR_PORT],
});
const UNKNOWN: NodePorts = { inputs: [{ name: "in" }], outputs: [{ name: "out" }, ERROR_PORT] };
const declared = new WeakMap<WorkflowNode, { catalogue: readonly NodeDescription[]; ports: NodePorts }>();
const edgesRead = new Map<string, Edge>();
const MOST_READ = 50_000;
type Drawn = { readonly workflow: Workflow; readonly catalogue: readonly NodeDescription[]; readonly drawn: Drawing };
const drawings = new WeakMap<Workflow, Drawn>();
let latest: Drawn | undefined;

/** Ports and edges of a workflow, as they are drawn. */
export type Drawing = { readonly ports: ReadonlyMap<string, NodePorts>; readonly edges: readonly WholeEdge[] };

/**
 * Ports of every node and region and edges with both ports named. A node of an unknown type has the ports that its edges name, and
 * an edge to a port that a type does not have still gets one, so that nothing in the file is hidden.
 */
export function drawingOf(workflow: Workflow, catalogue: readonly NodeDescription[]): Drawing {
  const known = drawings.get(workflow);
  if (known?.catalogue === catalogue) return known.drawn;
  const drawn = latest?.catalogue === catalogue && alike(latest.workflow, workflow, catalogue) ? latest.drawn : draw(workflow, catalogue);
  latest = { workflow, catalogue, drawn };
  drawings.set(workflow, latest);
  return drawn;
}

/** True where an edit left all ports and edges as they were, as most do: then the drawing is the very same. */
function alike(before: Workflow, after: Workflow, catalogue: readonly NodeDescription[]): boolean {
  if (before.edges !== after.edges || before.regions !== after.regions) return false;
  const changed = changedNodes(before.nodes, after.nodes);
  const portsIn = ({ nodes }: Workflow, id: string): NodePorts => portsOf(nodes[id] as WorkflowNode, catalogue);
  return changed?.every((id) => samePorts(portsIn(before, id), portsIn(after, id))) ?? false;
}

function samePorts(one: NodePorts, other: NodePorts): boolean {
  return one === other || (sameList(one.inputs, other.inputs) && sameList(one.outputs, other.outputs));
}

function sameList(one: readonly Port[], other: readonly Port[]): boolean {
  return one.length === other.length && one.every((port, index) => JSON.stringify(port) === JSON.stringify(other[index]));
}

function draw(workflow: Workflow, catalogue: readonly NodeDescription[]): Drawing {
  const ports = new Map<string, { inputs: readonly Port[]; outputs: readonly Port[] }>();
  for (const id of Object.keys(workflow.nodes)) ports.set(id, { ...portsOf(workflow.nodes[id] as WorkflowNode, catalogue) });
  for (const id of Object.keys(workflow.regions ?? {})) if (!ports.has(id)) ports.set(id, regionPorts());
  const edges: WholeEdge[] = [];
  const texts = new Set<string>();
  for (const text of workflow.edges) {
    const edge = parsed(text);
    const from = edge && ports.get(edge.from.node);
    const to = edge && ports.get(edge.to.node);
    if (edge === undefined || from === undefined || to === undefined || texts.has(text)) continue;
    texts.add(text);
    const out = edge.from.port ?? from.outputs[0]?.name ?? "out";
    const into = edge.to.port ?? to.inputs[0]?.name ?? "in";
    from.outputs = withPort(from.outputs, out);
    to.inputs = withPort(to.inputs, into);
    edges.push({ text, from: { node: edge.from.node, port: out }, to: { node: edge.to.node, port: into } });
  }
  return { ports, edges };
}

/** The ports that a node has by its type, `error` the last of them. A node that an edit left as it was is not looked at again. */
export function portsOf(node: WorkflowNode, catalogue: readonly NodeDescription[]): NodePorts {
  const before = declared.get(node);
  if (before?.catalogue === catalogue) return before.ports;
  const type = describeType(catalogue, node.type);
  const params = type === undefined ? undefined : withDefaults(type.params, node.params);
  const ports = type === undefined ? UNKNOWN : { inputs: inputsOf(type, params), outputs: [...outputsOf(type, params), ERROR_PORT] };
  declared.set(node, { catalogue, ports });
  return ports;
}

/** An edge as it was read before: few texts are new after an edit. */
function parsed(text: string): Edge | undefined {
  const known = edgesRead.get(text);
  if (known !== undefined) return known;
  const edge = parseEdge(text);
  if (edgesRead.size >= MOST_READ) edgesRead.clear();
  if (edge !== undefined) edgesRead.set(text, edge);
  return edge;
}

function withPort(list: readonly Port[], name: string): readonly Port[] {
  if (list.some((port) => port.name === name)) return list;
  const last = list.at(-1);
  return last === ERROR_PORT ? [...list.slice(0, -1), { name }, last] : [...list, { name }];
}
