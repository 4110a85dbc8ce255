import type { ResultSource, RunEvent } from "../../model/event.ts";
import type { Failure } from "../../model/failure.ts";
import {
  type ActivationView,
  emptyRun,
  foldEvent,
  type ItemFailure,
  type NodeStatus,
  type NodeView,
  type Progress,
  type RunView,
} from "../../model/foldRun.ts";
import { isObject, type JsonObject, own } from "../../model/json.ts";
import { type Question, questionIn } from "./questions.ts";

/** What a card shows of a run. A new object whenever something of it changed, and only then. */
export type NodeRun = {
  readonly status: NodeStatus;
  readonly source: ResultSource | undefined;
  /** Items that left each port, over all activations. */
  readonly counts: ReadonlyMap<string, number>;
  readonly progress: Progress | undefined;
  /** While it waits: until when, in milliseconds since 1970; undefined where only a signal ends it. */
  readonly waitsUntil: number | undefined;
  readonly failure: Failure | undefined;
  readonly itemsFailed: number;
  /** The first of them. */
  readonly itemFailures: readonly ItemFailure[];
  /** Milliseconds spent in ended activations; undefined before the first ended. */
  readonly ms: number | undefined;
  /** Activations that ended; the data behind the ports is new when this grows. */
  readonly ended: number;
};

/** Scopes of a region: rounds of a loop, instances of a map. A new object whenever a number changed. */
export type Rounds = { readonly opened: number; readonly done: number };

export type TimelineEntry = { readonly node: string; readonly activation: ActivationView };

/** One run as the page knows it: the fold of its events and, derived from it, what the parts of the page read. */
export type RunSession = {
  readonly view: RunView;
  readonly nodes: Map<string, NodeRun>;
  /** Activations in the order in which they began. */
  readonly timeline: TimelineEntry[];
  /** By region. */
  readonly rounds: Map<string, Rounds>;
  /** The signals that activations wait for, by node, scope and activation. */
  readonly waits: Map<string, readonly string[]>;
  /** What activations that have not ended asked a person, by node, scope and activation. */
  readonly asked: Map<string, Question>;
  /** The ports at which somebody put other items in the place of those that waited, by node, scope and activation. */
  readonly edited: Map<string, ReadonlySet<string>>;
  /** The answer that comes piece by piece, as far as it is there; undefined where none began, and once the run ended. */
  streamed: { readonly by: string; readonly text: string } | undefined;
  /** Something of the fold changed. */
  version: number;
  ended: number;
};

export function emptySession(): RunSession {
  return {
    view: emptyRun(),
    nodes: new Map(),
    timeline: [],
    rounds: new Map(),
    waits: new Map(),
    asked: new Map(),
    edited: new Map(),
    streamed: undefined,
    version: 0,
    ended: 0,
  };
}

/** Folds `events` into `session` in place; the snapshots of nodes they do not touch keep their identity. */
export function applyEvents(session: RunSession, events: readonly RunEvent[]): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const event of events) {
    if (event.seq <= session.view.seq) continue;
    applyScope(session, event);
    const begun = "node" in event ? (session.view.nodes.get(event.node)?.activations.length ?? 0) : 0;
    const node = foldEvent(session.view, event);
    if (node === undefined) continue;
    touched.add(node.node);
    for (let k = begun; k < node.activations.length; k += 1)
      session.timeline.push({ node: node.node, activation: node.activations[k] as ActivationView });
  }
  for (const id of touched) {
    const view = session.view.nodes.get(id);
    if (view === undefined) continue;
    const before = session.nodes.get(id);
    const after = snapshot(view);
    session.ended += after.ended - (before?.ended ?? 0);
    session.nodes.set(id, after);
  }
  session.version += 1;
  return touched;
}

function applyScope(session: RunSession, event: RunEvent): void {
  const { rounds, waits, asked } = session;
  if (event.kind === "scope-opened" || event.kind === "scope-closed") {
    const { opened, done } = rounds.get(event.region) ?? { opened: 0, done: 0 };
    const ended = event.kind === "scope-closed" && event.outcome === "finished";
    rounds.set(event.region, event.kind === "scope-opened" ? { opened: opened + 1, done } : { opened, done: ended ? done + 1 : done });
  } else if (event.kind === "node-waiting") {
    waits.set(waitKey(event), event.signals);
    const question = event.until === undefined ? undefined : asked.get(waitKey(event));
    if (question !== undefined) asked.set(waitKey(event), { ...question, until: event.until as number });
  } else if (event.kind === "input-edited") {
    const key = waitKey(event);
    session.edited.set(key, new Set([...(session.edited.get(key) ?? []), ...event.packets.map(({ port }) => port)]));
  } else if (event.kind === "log-written") {
    const question = questionIn(event);
    if (question !== undefined) asked.set(waitKey(event), question);
    session.streamed = withPiece(session.streamed, event);
  } else if (event.kind === "run-finished") {
    waits.clear();
    asked.clear();
    session.streamed = undefined;
  } else if ("activation" in event && waits.size > 0 && ENDINGS.has(event.kind)) {
    waits.delete(waitKey(event));
    asked.delete(waitKey(event));
  }
}

/** A line of the log that is a piece of an answer says where in it the piece begins. */
function withPiece(before: RunSession["streamed"], event: Extract<RunEvent, { kind: "log-written" }>): RunSession["streamed"] {
  const at = isObject(event.data) ? own(event.data as JsonObject, "streamed") : undefined;
  if (typeof at !== "number") return before;
  const by = waitKey(event);
  return { by, text: (before?.by === by ? before.text.slice(0, at) : "") + event.message };
}

const NONE_EDITED: ReadonlySet<string> = new Set();
const ENDINGS: ReadonlySet<RunEvent["kind"]> = new Set(["node-finished", "node-failed", "node-cancelled", "timer-fired"]);

function waitKey({ node, scope, activation }: { readonly node: string; readonly scope: string; readonly activation: number }): string {
  return `${node} ${scope} ${activation}`;
}

/** The ports of an activation at which what waited was edited. */
export function editedPorts({ edited }: RunSession, place: Parameters<typeof waitKey>[0]): ReadonlySet<string> {
  return edited.get(waitKey(place)) ?? NONE_EDITED;
}

/** The names of the signals that the run waits for, what has waited longest first. */
export function awaitedSignals({ waits }: RunSession): readonly string[] {
  return [...new Set([...waits.values()].flat())];
}

/** Items that left all ports of all nodes. */
export function itemsPassed(session: RunSession): number {
  let sum = 0;
  for (const node of session.view.nodes.values()) for (const count of node.counts.values()) sum += count;
  return sum;
}

/** Items that failed while what they were part of went on, over all nodes. */
export function itemsFailed({ view }: RunSession): number {
  let sum = 0;
  for (const node of view.nodes.values()) sum += node.itemsFailed;
  return sum;
}

/** Items that came in at a port, over all activations given; undefined where nothing ever did. */
export function enteredCount(activations: readonly ActivationView[], port: string): number | undefined {
  let sum: number | undefined;
  for (const { inputs } of activations) {
    const count = inputs.find((each) => each.port === port)?.count;
    if (count !== undefined) sum = (sum ?? 0) + count;
  }
  return sum;
}

function snapshot(node: NodeView): NodeRun {
  return {
    status: node.status,
    source: node.source,
    counts: node.counts,
    progress: node.status === "running" ? node.progress : undefined,
    waitsUntil: node.status === "waiting" ? node.waitsUntil : undefined,
    failure: node.failure,
    itemsFailed: node.itemsFailed,
    itemFailures: node.itemFailures,
    ms: node.ended === 0 ? undefined : node.ms,
    ended: node.ended,
  };
}
