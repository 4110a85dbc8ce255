import type { ResultSource, RunEvent } from "../../model/event.ts";
import type { Failure } from "../../model/failure.ts";
import { type ActivationView, emptyRun, foldRun, type NodeStatus, type NodeView, type RunView } from "../../model/foldRun.ts";

/** What a card shows of a run. A new object whenever something of it changed, and only then. */
export type NodeRun = {
  readonly status: NodeStatus;
  readonly source: ResultSource | undefined;
  /** Items that left each port, over all activations. */
  readonly counts: ReadonlyMap<string, number>;
  readonly progress: { readonly done: number; readonly total?: number } | undefined;
  readonly failure: Failure | undefined;
  readonly itemsFailed: number;
  /** Milliseconds spent in ended activations; undefined before the first ended. */
  readonly ms: number | undefined;
  /** Activations that ended; the data behind the ports is new when this grows. */
  readonly ended: number;
};

export type TimelineEntry = { readonly node: string; readonly activation: ActivationView };

/** One run as the page knows it: the fold of its events and, derived from it, what the parts of the page read. */
export type RunSession = {
  readonly view: RunView;
  readonly nodes: Map<string, NodeRun>;
  /** Activations in the order in which they began. */
  readonly timeline: TimelineEntry[];
  readonly known: Map<string, number>;
  /** Something of the fold changed. */
  version: number;
  ended: number;
};

export function emptySession(): RunSession {
  return { view: emptyRun(), nodes: new Map(), timeline: [], known: new Map(), version: 0, ended: 0 };
}

/** Folds `events` into `session` in place; the snapshots of nodes they do not touch keep their identity. */
export function applyEvents(session: RunSession, events: Iterable<RunEvent>): ReadonlySet<string> {
  const touched = foldRun(session.view, events);
  for (const id of touched) {
    const view = session.view.nodes.get(id);
    if (view === undefined) continue;
    for (let k = session.known.get(id) ?? 0; k < view.activations.length; k += 1) {
      session.timeline.push({ node: id, activation: view.activations[k] as ActivationView });
    }
    session.known.set(id, view.activations.length);
    const before = session.nodes.get(id);
    const after = snapshot(view);
    session.ended += after.ended - (before?.ended ?? 0);
    session.nodes.set(id, after);
  }
  session.version += 1;
  return touched;
}

/** Items that left all ports of all nodes. */
export function itemsPassed(session: RunSession): number {
  let sum = 0;
  for (const node of session.view.nodes.values()) for (const count of node.counts.values()) sum += count;
  return sum;
}

function snapshot(node: NodeView): NodeRun {
  let ms = 0;
  let ended = 0;
  for (const activation of node.activations) {
    if (activation.endedAt === undefined) continue;
    ended += 1;
    ms += activation.endedAt - activation.startedAt;
  }
  return {
    status: node.status,
    source: node.source,
    counts: new Map(node.counts),
    progress: node.status === "running" ? node.progress : undefined,
    failure: node.failure,
    itemsFailed: node.itemsFailed,
    ms: ended === 0 ? undefined : ms,
    ended,
  };
}
