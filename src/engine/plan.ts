import { parseEdge } from "../model/edge.ts";
import { own } from "../model/json.ts";
import type { NodeType } from "../model/nodeType.ts";
import { ERROR_PORT, inputsOf, outputsOf } from "../model/ports.ts";
import type { Workflow, WorkflowNode } from "../model/workflow.ts";

export type PlanInput = { readonly name: string; readonly optional: boolean; readonly edges: readonly number[] };

/** A node as the kernel sees it: ports and edges as indexes, nothing to look up by name while running. */
export type PlanNode = {
  readonly index: number;
  readonly id: string;
  readonly node: WorkflowNode;
  readonly type: NodeType;
  readonly inputs: readonly PlanInput[];
  /** Out-port names; `error` is the last. */
  readonly outputs: readonly string[];
  /** How `run`'s answer is read: always as items, as items or ports, or not at all. */
  readonly returns: "items" | "ports" | "nothing";
  /** Edges by out-port, in file order. */
  readonly outEdges: readonly (readonly number[])[];
  readonly inEdgeCount: number;
  readonly join: "all" | "any";
  readonly priority: number;
  /** No edge leaves it in the workflow as written. */
  readonly leaf: boolean;
  /** Items by out-port index when the node is pinned. */
  readonly pin: readonly (readonly unknown[] | undefined)[] | undefined;
};

/** A workflow compiled to index arrays. Edge `e` leads into in-port `edgePort[e]` of node `edgeTarget[e]`. */
export type Plan = {
  readonly nodes: readonly PlanNode[];
  readonly edgeTarget: Int32Array;
  readonly edgePort: Int32Array;
  readonly edgeCount: number;
};

export type PlanOptions = {
  readonly resolveType: (reference: string) => NodeType | undefined;
  /** Only these nodes run. */
  readonly only?: ReadonlySet<string>;
  readonly pins?: Readonly<Record<string, readonly unknown[]>>;
};

type Draft = Omit<PlanNode, "inputs" | "outEdges" | "inEdgeCount" | "leaf"> & {
  inputs: { name: string; optional: boolean; edges: number[] }[];
  outEdges: number[][];
  inEdgeCount: number;
  leaf: boolean;
};

/** Compiles a workflow that has passed its checks; edges that lead nowhere are left out. Cost is linear in nodes and edges. */
export function compilePlan(workflow: Workflow, options: PlanOptions): Plan {
  const drafts: Draft[] = [];
  const byId = new Map<string, Draft>();
  for (const id of Object.keys(workflow.nodes)) {
    if (options.only !== undefined && !options.only.has(id)) continue;
    const node = workflow.nodes[id] as WorkflowNode;
    const type = options.resolveType(node.type);
    if (type === undefined) continue;
    const draft = draftNode(drafts.length, id, node, type, options.pins);
    drafts.push(draft);
    byId.set(id, draft);
  }
  const targets: number[] = [];
  const ports: number[] = [];
  for (const text of new Set(workflow.edges)) addEdge(text, byId, targets, ports);
  return { nodes: drafts, edgeTarget: Int32Array.from(targets), edgePort: Int32Array.from(ports), edgeCount: targets.length };
}

function draftNode(index: number, id: string, node: WorkflowNode, type: NodeType, pins: PlanOptions["pins"]): Draft {
  const outputs = [...outputsOf(type, node.params).map((port) => port.name), ERROR_PORT.name];
  const pinned = outputs.map((port) => own(pins, `${id}.${port}`));
  return {
    index,
    id,
    node,
    type,
    inputs: inputsOf(type, node.params).map((port) => ({ name: port.name, optional: port.optional === true, edges: [] })),
    outputs,
    returns: "each" in type.outputs || type.outputs.length > 1 ? "ports" : type.outputs.length === 1 ? "items" : "nothing",
    outEdges: outputs.map(() => []),
    inEdgeCount: 0,
    join: node.policy?.join === "any" ? "any" : "all",
    priority: node.policy?.priority ?? 0,
    leaf: true,
    pin: pinned.some((items) => items !== undefined) ? pinned : undefined,
  };
}

function addEdge(text: string, byId: ReadonlyMap<string, Draft>, targets: number[], ports: number[]): void {
  const edge = parseEdge(text);
  if (edge === undefined) return;
  const from = byId.get(edge.from.node);
  const to = byId.get(edge.to.node);
  if (from === undefined || to === undefined) return;
  from.leaf = false;
  if (to.pin !== undefined) return;
  const out = edge.from.port === undefined ? 0 : from.outputs.indexOf(edge.from.port);
  const into = edge.to.port === undefined ? 0 : to.inputs.findIndex((port) => port.name === edge.to.port);
  if (out < 0 || to.inputs[into] === undefined) return;
  const number = targets.length;
  targets.push(to.index);
  ports.push(into);
  (from.outEdges[out] as number[]).push(number);
  (to.inputs[into] as { edges: number[] }).edges.push(number);
  to.inEdgeCount += 1;
}
