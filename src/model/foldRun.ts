import type { OutputPacket, Place, ResultSource, RunEvent, RunStatus } from "./event.ts";
import type { Failure } from "./failure.ts";
import { countedWith, lineOf, markOf, progressOf } from "./foldMarks.ts";
import type { Json } from "./json.ts";
import { placeKey } from "./samePlace.ts";
import { sharedPackets } from "./sharedPackets.ts";

export type NodeStatus = "idle" | "queued" | "running" | "waiting" | "retrying" | "finished" | "failed" | "skipped" | "cancelled";

/** One firing of a node, as the log tells it. */
export type ActivationView = {
  readonly scope: string;
  readonly activation: number;
  readonly startedAt: number;
  endedAt?: number;
  status: NodeStatus;
  source?: ResultSource;
  inputs: readonly { readonly port: string; readonly count: number }[];
  outputs: readonly OutputPacket[];
  failure?: Failure;
  attempts: number;
  /** What carried it out died, or the run was forked while it was under way: another activation does it again. */
  interrupted?: true;
  /** When it began to wait, ran on, or failed an attempt that is made again; none of items. */
  marks?: readonly ActivationMark[];
};

/** `until`: when the wait, or the pause before the next attempt, is to end; `failure`: of the attempt that is made again. */
export type ActivationMark = {
  readonly at: number;
  readonly kind: "waiting" | "running" | "retrying";
  readonly until?: number;
  readonly failure?: Failure;
};

/** An item that failed while the rest of its packet went on; `index` is its place in the packet. */
export type ItemFailure = { readonly scope: string; readonly activation: number; readonly index: number; readonly failure: Failure };

/** Most item failures of a node that are held; the rest is counted. */
const ITEM_FAILURES = 100;

/** What an activation reported of its work last, so many milliseconds after its attempt began. */
export type Progress = { readonly done: number; readonly total?: number; readonly ms: number };

export type NodeView = {
  readonly node: string;
  status: NodeStatus;
  source?: ResultSource;
  failure?: Failure;
  progress?: Progress;
  /** While it waits: until when, in milliseconds since 1970; absent where only a signal ends it. */
  waitsUntil?: number;
  activations: ActivationView[];
  /** How many of them have not ended. */
  live: number;
  /** Items that left each port, over all activations; another map when one of them grows. */
  counts: ReadonlyMap<string, number>;
  itemsFailed: number;
  /** The first of them; another list when one is added. */
  itemFailures: readonly ItemFailure[];
  /** How many activations have ended, and the milliseconds spent in them. */
  ended: number;
  ms: number;
};

/** One execution of a region. */
export type ScopeView = {
  readonly region: string;
  readonly scope: string;
  readonly number: number;
  status: "running" | "finished" | "failed" | "cancelled";
};

export type LogLine = Place & { readonly at: number; readonly seq: number; readonly message: string; readonly data?: Json };

/** A run as the log tells it: what the studio draws, the CLI prints and the tests read. */
export type RunView = {
  runId: string;
  status: RunStatus;
  startedAt: number;
  finishedAt?: number;
  seq: number;
  /** When its last event happened. That something was interrupted is told only once the run goes on, and counts for nothing. */
  lastAt: number;
  readonly nodes: Map<string, NodeView>;
  /** The activations that have not ended, by node, scope and number. */
  readonly live: Map<string, ActivationView>;
  /** By name, in the order in which they were opened. */
  readonly scopes: Map<string, ScopeView>;
  readonly log: LogLine[];
  failures: readonly Failure[];
};

/** A run nothing is known of yet. */
export function emptyRun(): RunView {
  return {
    runId: "",
    status: "created",
    startedAt: 0,
    seq: 0,
    lastAt: 0,
    nodes: new Map(),
    live: new Map(),
    scopes: new Map(),
    log: [],
    failures: [],
  };
}

/** Adds events to `view` in place and returns the ids of the nodes they touched. Events are taken once each, in order. */
export function foldRun(view: RunView, events: Iterable<RunEvent>): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const event of events) {
    const node = foldEvent(view, event);
    if (node !== undefined) touched.add(node.node);
  }
  return touched;
}

/** Adds one event, as {@link foldRun}; returns the node it touched. */
export function foldEvent(view: RunView, event: RunEvent): NodeView | undefined {
  if (event.seq <= view.seq) return undefined;
  view.seq = event.seq;
  let node: NodeView | undefined;
  if ("node" in event) {
    node = nodeOf(view, event.node);
    foldNode(view, node, event);
  } else foldWhole(view, event);
  if (event.kind !== "node-interrupted") view.lastAt = event.at;
  return node;
}

function foldWhole(view: RunView, event: Exclude<RunEvent, { node: string }>): void {
  switch (event.kind) {
    case "run-created":
      view.runId = event.runId;
      view.startedAt = event.at;
      break;
    case "run-started":
    case "run-resumed":
      view.status = "running";
      break;
    case "run-paused":
      view.status = "paused";
      break;
    case "run-suspended":
      view.status = "suspended";
      break;
    case "scope-opened":
      view.scopes.set(event.scope, { region: event.region, scope: event.scope, number: event.number, status: "running" });
      break;
    case "scope-closed": {
      const scope = view.scopes.get(event.scope);
      if (scope !== undefined) scope.status = event.outcome;
      break;
    }
    case "signal-received":
    case "cancel-requested":
      break;
    case "run-finished":
      view.status = event.status;
      view.finishedAt = event.at;
      view.failures = event.failures;
      break;
  }
}

function foldNode(view: RunView, node: NodeView, event: Extract<RunEvent, { node: string }>): void {
  const made = markOf(event);
  if (made !== undefined) mark(view, event, made);
  switch (event.kind) {
    case "node-started":
      node.status = "running";
      delete node.progress;
      begin(view, node, event, sharedPackets(event.inputs));
      break;
    case "node-waiting":
      node.status = "waiting";
      if (event.until === undefined) delete node.waitsUntil;
      else node.waitsUntil = event.until;
      setStatus(view, event, "waiting");
      break;
    case "timer-fired":
      node.status = "running";
      setStatus(view, event, "running");
      break;
    case "node-interrupted":
      interrupt(view, node, event);
      break;
    case "signal-taken":
    case "stream-opened":
    case "input-edited":
    case "instance-added":
    case "variable-set":
    case "call-opened":
      break;
    case "node-progressed":
      node.progress = progressOf(event, view.live.get(placeKey(event)));
      break;
    case "log-written":
      view.log.push(lineOf(event));
      break;
    case "item-failed":
      node.itemsFailed += 1;
      if (node.itemFailures.length < ITEM_FAILURES) node.itemFailures = [...node.itemFailures, itemFailureOf(event)];
      break;
    case "node-finished":
      end(view, node, event, "finished", event.outputs);
      node.source = event.source;
      break;
    case "node-failed":
      end(view, node, event, "failed", event.outputs);
      node.failure = event.failure;
      break;
    case "node-skipped":
      if (node.activations.length === 0) node.status = "skipped";
      break;
    case "node-cancelled":
      end(view, node, event, "cancelled", []);
      break;
    case "retry-scheduled": {
      node.status = "retrying";
      const retried = view.live.get(placeKey(event));
      if (retried !== undefined) retried.attempts = Math.max(retried.attempts, event.attempt);
      break;
    }
  }
}

function itemFailureOf({ scope, activation, index, failure }: Extract<RunEvent, { kind: "item-failed" }>): ItemFailure {
  return { scope, activation, index, failure };
}

type Placed = Place & { readonly at: number };
type Ending = Extract<RunEvent, { kind: "node-finished" | "node-failed" | "node-cancelled" }>;

function begin(view: RunView, node: NodeView, event: Placed, inputs: ActivationView["inputs"]): ActivationView {
  const { scope, activation, at } = event;
  const begun: ActivationView = { scope, activation, startedAt: at, status: "running", inputs, outputs: [], attempts: 1 };
  // A list that grows has room for seventeen at once, and most nodes fire once.
  if (node.activations.length === 0) node.activations = [begun];
  else node.activations.push(begun);
  node.live += 1;
  view.live.set(placeKey(event), begun);
  return begun;
}

function setStatus(view: RunView, event: Placed, status: NodeStatus): void {
  const activation = view.live.get(placeKey(event));
  if (activation !== undefined) activation.status = status;
}

function mark(view: RunView, event: Placed, made: ActivationMark): void {
  const activation = view.live.get(placeKey(event));
  if (activation !== undefined) activation.marks = [...(activation.marks ?? []), made];
}

function end(
  view: RunView,
  node: NodeView,
  event: Ending,
  status: "finished" | "failed" | "cancelled",
  outputs: readonly OutputPacket[],
): void {
  const activation = view.live.get(placeKey(event)) ?? begin(view, node, event, []);
  view.live.delete(placeKey(event));
  node.live -= 1;
  activation.status = status;
  activation.endedAt = event.at;
  node.ended += 1;
  node.ms += event.at - activation.startedAt;
  activation.outputs = sharedPackets(outputs);
  if (event.kind === "node-finished") activation.source = event.source;
  if (event.kind === "node-failed") activation.failure = event.failure;
  if (outputs.length > 0) node.counts = countedWith(node.counts, outputs);
  node.status = node.live > 0 ? "running" : status;
}

/** What was under way came as far as the run did: the time until it goes on, or is forked, is not its own. */
function interrupt(view: RunView, node: NodeView, event: Placed): void {
  node.status = "queued";
  const activation = view.live.get(placeKey(event));
  if (activation === undefined) return;
  view.live.delete(placeKey(event));
  node.live -= 1;
  const endedAt = Math.max(activation.startedAt, view.lastAt);
  Object.assign(activation, { status: "cancelled", interrupted: true, endedAt } satisfies Partial<ActivationView>);
}

const NONE: ReadonlyMap<string, number> = new Map();
const NO_FAILURES: readonly ItemFailure[] = [];

function nodeOf(view: RunView, id: string): NodeView {
  let node = view.nodes.get(id);
  if (node === undefined) {
    node = { node: id, status: "idle", activations: [], live: 0, counts: NONE, itemsFailed: 0, itemFailures: NO_FAILURES, ended: 0, ms: 0 };
    view.nodes.set(id, node);
  }
  return node;
}
