import { compileTemplate, hasExpression } from "../expression/compileTemplate.ts";
import { homesOf } from "../model/checkRegions.ts";
import { edgesOf } from "../model/graph.ts";
import { own } from "../model/json.ts";
import type { NodeType } from "../model/nodeType.ts";
import { ERROR_PORT, inputsOf, outputsOf } from "../model/ports.ts";
import { BODY, SINKS } from "../model/region.ts";
import type { NodePolicy, Workflow, WorkflowNode } from "../model/workflow.ts";
import { findComponents } from "./components.ts";
import {
  type Level,
  OPEN,
  type Plan,
  type PlanGuard,
  type PlanJoin,
  type PlanNode,
  SINK_TARGETS,
  STRIDE,
  UNSETTLED,
  type Written,
} from "./plan.ts";
import { regionType } from "./regionType.ts";

export type PlanOptions = {
  readonly resolveType: (reference: string) => NodeType | undefined;
  /** Only these nodes and regions run. */
  readonly only?: ReadonlySet<string>;
  readonly pins?: Readonly<Record<string, readonly unknown[]>>;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type DraftInput = { name: string; optional: boolean; edges: number[] };
type Draft = Omit<Mutable<PlanNode>, "inputs" | "controls" | "outEdges" | "level" | "inner"> & {
  inputs: DraftInput[];
  controls: DraftInput[];
  outEdges: number[][];
  level: LevelDraft;
  inner: LevelDraft | undefined;
};
type LevelDraft = Omit<Mutable<Level>, "nodes" | "bodyEdges" | "parent"> & {
  nodes: Draft[];
  bodyEdges: number[];
  parent: LevelDraft | undefined;
  targets: number[];
  ports: number[];
};

/** Compiles a workflow that has passed its checks; edges that lead nowhere are left out. Cost is linear in nodes and edges. */
export function compilePlan(workflow: Workflow, options: PlanOptions): Plan {
  return new PlanMaker(workflow, options).make();
}

class PlanMaker {
  readonly #workflow: Workflow;
  readonly #options: PlanOptions;
  readonly #nodes: Draft[] = [];
  readonly #byId = new Map<string, Draft>();
  readonly #levels: LevelDraft[] = [];
  readonly #shapes = new Map<NodeType, Shape>();

  constructor(workflow: Workflow, options: PlanOptions) {
    this.#workflow = workflow;
    this.#options = options;
  }

  make(): Plan {
    const { nodes, regions = {} } = this.#workflow;
    const root = this.#level("root", undefined, undefined);
    const homes = homesOf(this.#workflow);
    const levelOf = this.#regions(regions, homes, root);
    for (const id of Object.keys(nodes)) {
      if (this.#options.only?.has(id) === false) continue;
      const node = nodes[id] as WorkflowNode;
      const type = this.#options.resolveType(node.type);
      const home = homes.get(id);
      const level = home === undefined ? root : levelOf.get(home);
      if (type !== undefined && level !== undefined) this.#draft(id, node, type, level, undefined);
    }
    this.#edges();
    for (const draft of this.#nodes) this.#finishPolicy(draft);
    for (const level of this.#levels) finishLevel(level);
    return { root: root as unknown as Level, nodes: this.#nodes as unknown as PlanNode[], byId: this.#byId as unknown as Plan["byId"] };
  }

  /** Drafts the regions, outer ones before those inside them. */
  #regions(regions: NonNullable<Workflow["regions"]>, homes: ReadonlyMap<string, string>, root: LevelDraft): Map<string, LevelDraft> {
    const levelOf = new Map<string, LevelDraft>();
    const add = (id: string): LevelDraft | undefined => {
      const known = levelOf.get(id);
      const region = own(regions, id);
      if (known !== undefined || region === undefined || this.#options.only?.has(id) === false) return known;
      const home = homes.get(id);
      const outer = home === undefined ? root : add(home);
      if (outer === undefined) return undefined;
      const inner = this.#level(region.kind, id, outer);
      levelOf.set(id, inner);
      this.#draft(id, region, regionType(region.kind), outer, inner);
      return inner;
    };
    for (const id of Object.keys(regions)) add(id);
    return levelOf;
  }

  #level(kind: Level["kind"], id: string | undefined, parent: LevelDraft | undefined): LevelDraft {
    const level: LevelDraft = {
      kind,
      id,
      parent,
      nodes: [],
      targets: [],
      ports: [],
      bodyEdges: [],
      edgeTarget: NO_NUMBERS,
      edgePort: NO_NUMBERS,
      edgeCount: 0,
      components: [],
      edgeEntry: NO_NUMBERS,
      initial: NO_NUMBERS,
    };
    this.#levels.push(level);
    return level;
  }

  #draft(id: string, node: Written, type: NodeType, level: LevelDraft, inner: LevelDraft | undefined): void {
    const { inputs, outputs, returns } = this.#shape(type, node);
    const policy = node.policy;
    const join = policy?.join ?? type.policy?.join;
    const first = inner === undefined ? inputs.length : 1;
    const draft: Draft = {
      uid: this.#nodes.length,
      index: level.nodes.length,
      id,
      level,
      node,
      type,
      effects: effectsOf(type, node),
      inner,
      inputs: inputs.slice(0, first).map(freshInput),
      controls: inputs.length > first ? inputs.slice(first).map(freshInput) : NO_CONTROLS,
      outputs,
      returns,
      outEdges: outputs.map(() => NO_EDGES),
      inEdgeCount: 0,
      join: join === undefined ? ALL : joinOf(join),
      guard: undefined,
      parallel: type.mode === "once" && inner === undefined ? (policy?.concurrency ?? type.policy?.concurrency ?? 1) : 1,
      priority: policy?.priority ?? 0,
      leaf: true,
      handler: false,
      component: -1,
      watched: false,
      contract: policy?.accepts !== undefined || policy?.gives !== undefined,
      pin: this.#options.pins === undefined ? undefined : pinOf(id, outputs, this.#options.pins),
    };
    level.nodes.push(draft);
    this.#nodes.push(draft);
    this.#byId.set(id, draft);
  }

  /** Ports of a type are worked out once, unless they depend on params. */
  #shape(type: NodeType, node: Written): Shape {
    const known = this.#shapes.get(type);
    if (known !== undefined) return known;
    const inputs = inputsOf(type, node.params).map(({ name, optional }) => ({ name, optional: optional === true }));
    const outputs = [...outputsOf(type, node.params).map((port) => port.name), ERROR_PORT.name];
    const returns = "each" in type.outputs || type.outputs.length > 1 ? "ports" : type.outputs.length === 1 ? "items" : "nothing";
    const shape: Shape = { inputs, outputs, returns };
    if (!("each" in type.outputs) && !("each" in type.inputs)) this.#shapes.set(type, shape);
    return shape;
  }

  #edges(): void {
    const seen = new Set<string>();
    for (const { from, to, index } of edgesOf(this.#workflow)) {
      const text = this.#workflow.edges[index] as string;
      if (seen.has(text)) continue;
      seen.add(text);
      const source = this.#byId.get(from.node);
      const target = this.#byId.get(to.node);
      if (source !== undefined && target !== undefined) this.#edge(source, from.port, target, to.port);
    }
  }

  #edge(from: Draft, outPort: string | undefined, to: Draft, inPort: string | undefined): void {
    const body = from.inner !== undefined && outPort === BODY;
    const sink = to.inner === undefined ? undefined : SINKS.find((name) => name === inPort);
    const level = body ? from.inner : from.level;
    if (level === undefined || level !== (sink === undefined ? to.level : to.inner)) return;
    const out = outPort === undefined ? 0 : from.outputs.indexOf(outPort);
    if (!body && out < 0) return;
    if (!body) from.leaf = false;
    if (sink === undefined && to.pin !== undefined) return;
    const number = level.targets.length;
    if (sink !== undefined) {
      level.targets.push(SINK_TARGETS[sink]);
      level.ports.push(0);
    } else {
      const into = inPort === undefined ? 0 : to.inputs.findIndex((port) => port.name === inPort);
      const control = into >= 0 ? -1 : to.controls.findIndex((port) => port.name === inPort);
      const port = to.inputs[into] ?? to.controls[control];
      if (port === undefined) return;
      level.targets.push(to.index);
      level.ports.push(into >= 0 ? into : -1 - control);
      if (port.edges === NO_EDGES) port.edges = [number];
      else port.edges.push(number);
      if (into >= 0) to.inEdgeCount += 1;
    }
    if (body) level.bodyEdges.push(number);
    else if (from.outEdges[out] === NO_EDGES) from.outEdges[out] = [number];
    else (from.outEdges[out] as number[]).push(number);
  }

  #finishPolicy(draft: Draft): void {
    const policy = draft.node.policy;
    if (policy === undefined) return;
    if (policy.compensate !== undefined) {
      const handler = this.#byId.get(policy.compensate);
      if (handler !== undefined) handler.handler = handler.inEdgeCount === 0;
    }
    if (policy.guard !== undefined) draft.guard = this.#guard(draft, policy.guard);
  }

  #guard(draft: Draft, guard: NonNullable<NodePolicy["guard"]>): PlanGuard {
    const watch: PlanGuard["watch"][number][] = [];
    for (const id of Object.keys(guard.while)) {
      const watched = this.#byId.get(id);
      if (watched === undefined) continue;
      let up = 0;
      let level: LevelDraft | undefined = draft.level;
      for (; level !== undefined && level !== watched.level; level = level.parent) up += 1;
      if (level === undefined) continue;
      watched.watched = true;
      const states = own(guard.while, id) ?? [];
      watch.push({ up, node: watched as unknown as PlanNode, states: new Set(typeof states === "string" ? [states] : states) });
    }
    return { watch, otherwise: guard.else ?? "wait" };
  }
}

function effectsOf({ effects, readsWhen, params }: NodeType, node: Written): NodeType["effects"] {
  if (readsWhen === undefined) return effects;
  const value = own(node.params, readsWhen.param) ?? (params[readsWhen.param] as { readonly default?: unknown } | undefined)?.default;
  return typeof value === "string" && readsWhen.in.includes(value) ? "read" : effects;
}

type Shape = {
  readonly inputs: readonly { readonly name: string; readonly optional: boolean }[];
  readonly outputs: readonly string[];
  readonly returns: PlanNode["returns"];
};

const NO_NUMBERS = new Int32Array(0);
/** Shared by the ports without an edge. A list that is made empty and grows takes room for seventeen at its first. */
const NO_EDGES: number[] = [];

function freshInput({ name, optional }: Shape["inputs"][number]): DraftInput {
  return { name, optional, edges: NO_EDGES };
}

const NO_CONTROLS: DraftInput[] = [];
const ALL: PlanJoin = { kind: "all" };
const ANY: PlanJoin = { kind: "any" };

function joinOf(join: NonNullable<NodePolicy["join"]>): PlanJoin {
  if (join === "all" || join === "any") return join === "all" ? ALL : ANY;
  if ("collect" in join) return { kind: "collect", count: join.collect === "all" ? Number.POSITIVE_INFINITY : join.collect };
  const n = typeof join.n === "number" ? join.n : hasExpression(join.n) ? compileTemplate(join.n) : Number(join.n);
  return { kind: "count", n, mode: join.mode ?? "structured" };
}

function pinOf(id: string, outputs: readonly string[], pins: NonNullable<PlanOptions["pins"]>): PlanNode["pin"] {
  const pinned = outputs.map((port) => own(pins, `${id}.${port}`));
  return pinned.some((items) => items !== undefined) ? pinned : undefined;
}

function finishLevel(level: LevelDraft): void {
  const edgeCount = level.targets.length;
  level.edgeTarget = Int32Array.from(level.targets);
  level.edgePort = Int32Array.from(level.ports);
  level.edgeCount = edgeCount;
  const found = findComponents(level as unknown as Level);
  level.components = found.components;
  level.edgeEntry = found.edgeEntry;
  found.components.forEach((component, at) => {
    for (const node of component.nodes) (node as Mutable<PlanNode>).component = at;
  });
  const size = level.nodes.length;
  const initial = new Int32Array(size * STRIDE + edgeCount + found.components.length * 2);
  for (let at = 0; at < size; at += 1) {
    const count = (level.nodes[at] as Draft).inEdgeCount;
    initial[at * STRIDE + UNSETTLED] = count;
    initial[at * STRIDE + OPEN] = count;
  }
  found.components.forEach((component, at) => {
    initial[size * STRIDE + edgeCount + at * 2 + 1] = component.entries;
  });
  level.initial = initial;
}
