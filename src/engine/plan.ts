import type { CompiledTemplate } from "../expression/compileTemplate.ts";
import type { NodeType } from "../model/nodeType.ts";
import type { RegionKind, Sink } from "../model/region.ts";
import type { WorkflowNode } from "../model/workflow.ts";
import type { Component } from "./components.ts";

export type PlanInput = { readonly name: string; readonly optional: boolean; readonly edges: readonly number[] };

/** How packets make a firing: J1, J2, J4, J5. */
export type PlanJoin =
  | { readonly kind: "all" }
  | { readonly kind: "any" }
  | { readonly kind: "count"; readonly n: number | CompiledTemplate; readonly mode: "structured" | "blocking" | "cancelling" }
  | { readonly kind: "collect"; readonly count: number };

/** What a guard looks at: a node of this level, or of one `up` levels out, and the states that let the node start. */
export type PlanGuard = {
  readonly watch: readonly { readonly up: number; readonly node: PlanNode; readonly states: ReadonlySet<string> }[];
  readonly otherwise: "wait" | "skip";
};

/** What nodes and regions of a file share. */
export type Written = Pick<WorkflowNode, "name" | "optional" | "disabled" | "params" | "policy">;

/** A node or region as the kernel sees it: ports and edges as indexes, nothing to look up by name while running. */
export type PlanNode = {
  /** Unique in the plan: the producer of packets. */
  readonly uid: number;
  /** Position in `level.nodes`. */
  readonly index: number;
  readonly id: string;
  readonly level: Level;
  readonly node: Written;
  readonly type: NodeType;
  /** Of the type, or what its params make of it. */
  readonly effects: NodeType["effects"];
  /** What a region runs; undefined for a node. */
  readonly inner: Level | undefined;
  /** In-ports that make it fire, in order. */
  readonly inputs: readonly PlanInput[];
  /** In-ports that reach a region while it runs: `add`, `complete`, `cancel`. */
  readonly controls: readonly PlanInput[];
  /** Out-port names; `error` is the last. */
  readonly outputs: readonly string[];
  /** How `run`'s answer is read: always as items, as items or ports, or not at all. */
  readonly returns: "items" | "ports" | "nothing";
  /** Edges by out-port, in file order. */
  readonly outEdges: readonly (readonly number[])[];
  /** Edges into `inputs`. */
  readonly inEdgeCount: number;
  readonly join: PlanJoin;
  readonly guard: PlanGuard | undefined;
  /** Activations at once (O2). */
  readonly parallel: number;
  readonly priority: number;
  /** No edge leaves it in the workflow as written. */
  readonly leaf: boolean;
  /** Started only when something it undoes has to be undone (H7). */
  readonly handler: boolean;
  /** Its cycle, as a position in `level.components`; −1 outside of cycles. */
  readonly component: number;
  /** Somebody's guard looks at its state. */
  readonly watched: boolean;
  /** What its ports take or give has a contract (K1, K2). */
  readonly contract: boolean;
  /** Items by out-port index when the node is pinned. */
  readonly pin: readonly (readonly unknown[] | undefined)[] | undefined;
};

/** The edges that end at the border of a region have these targets in place of a node's index. */
export const SINK_TARGETS: Readonly<Record<Sink, number>> = { yield: -1, continue: -2, break: -3 };

/** The nodes of one region, or of the workflow: what a scope is an instance of. Edge `e` leads into in-port `edgePort[e]` of node `edgeTarget[e]`. */
export type Level = {
  readonly kind: "root" | RegionKind;
  /** The region's id; undefined for the workflow. */
  readonly id: string | undefined;
  readonly parent: Level | undefined;
  readonly nodes: readonly PlanNode[];
  readonly edgeTarget: Int32Array;
  /** In-port of the target; for the control ports of a region −1 − position in `controls`. */
  readonly edgePort: Int32Array;
  readonly edgeCount: number;
  /** Edges from `body`. */
  readonly bodyEdges: readonly number[];
  readonly components: readonly Component[];
  /** By edge: the component it leads into from outside of it, or −1. Empty without components. */
  readonly edgeEntry: Int32Array;
  /** The counters of a fresh scope, as {@link STRIDE} numbers a node, then one for each edge, then two a component. */
  readonly initial: Int32Array;
};

/** Counters of a node in a scope, behind each other: see the names below. */
export const STRIDE = 8;
export const UNSETTLED = 0;
export const OPEN = 1;
export const HELD = 2;
export const FIRED = 3;
export const LIVE = 4;
export const EXHAUSTED = 5;
export const QUEUED = 6;
export const STATE = 7;

export type Plan = {
  readonly root: Level;
  /** All nodes and regions, by `uid`. */
  readonly nodes: readonly PlanNode[];
  readonly byId: ReadonlyMap<string, PlanNode>;
};
