import type { ActivationView } from "../../model/foldRun.ts";
import { edgesOf } from "../../model/graph.ts";
import type { Workflow } from "../../model/workflow.ts";
import type { TimelineEntry } from "../run/runSession.ts";

/** One attempt of an activation, in milliseconds since 1970. */
export type AttemptRow = {
  readonly node: string;
  readonly activation: ActivationView;
  /** From 1. */
  readonly attempt: number;
  /** When all it needed was there, for a first attempt; when the one before had failed, for another. */
  readonly readyAt: number;
  readonly startedAt: number;
  /** Undefined while it is under way. */
  readonly endedAt: number | undefined;
  /** Spans in which it waited for a time or a signal. */
  readonly waits: readonly (readonly [from: number, to: number])[];
  readonly status: ActivationView["status"];
  /** Had it been quicker, the run would have been. */
  readonly critical: boolean;
};

type Before = { readonly entry: TimelineEntry; readonly endedAt: number };

/**
 * The attempts of a run's activations, in the order in which these began. `until` ends what is under way. An activation is ready when the last
 * of those before it in its scope has ended; the critical path leads from the one that ended last back along those.
 */
export function attemptRows(
  workflow: Workflow,
  timeline: readonly TimelineEntry[],
  startedAt: number,
  until: number,
): readonly AttemptRow[] {
  const binding = bindings(workflow, timeline);
  const critical = criticalPath(timeline, binding);
  return timeline.flatMap((entry) =>
    attemptsOf(entry, binding.get(entry)?.endedAt ?? readyInScope(entry, startedAt), until, critical.has(entry)),
  );
}

/** While it is under way, an activation is one row: what it had to wait for is worked out when the run has ended. */
export function rowUnderWay({ node, activation }: TimelineEntry, until: number): AttemptRow {
  const { startedAt, endedAt, status, attempts } = activation;
  const waits = waitsOf(activation, until);
  return { node, activation, attempt: attempts, readyAt: startedAt, startedAt, endedAt, waits, status, critical: false };
}

function waitsOf({ marks = [], endedAt }: ActivationView, until: number): AttemptRow["waits"] {
  const waits: (readonly [number, number])[] = [];
  let waiting: number | undefined;
  for (const { kind, at } of marks) {
    if (kind === "waiting") waiting ??= at;
    else if (waiting !== undefined) {
      waits.push([waiting, at]);
      waiting = undefined;
    }
  }
  return waiting === undefined ? waits : [...waits, [waiting, endedAt ?? until]];
}

/**
 * Where a moment is drawn. What a fork took over from another run happened before the fork began: it is drawn as if the fork had followed at
 * once, for what lay between belongs to neither.
 */
export function closedUp(timeline: readonly TimelineEntry[], startedAt: number): (at: number) => number {
  let last: number | undefined;
  for (const { activation } of timeline) {
    if (activation.startedAt >= startedAt) break;
    for (const at of [activation.startedAt, activation.endedAt, ...(activation.marks ?? []).map((mark) => mark.at)]) {
      if (at !== undefined && at < startedAt) last = Math.max(last ?? at, at);
    }
  }
  const gap = last === undefined ? 0 : startedAt - last;
  return (at) => (at < startedAt ? Math.min(at + gap, startedAt) : at);
}

/** Without anything before it an activation outside of regions is ready with the run; in a region nobody can tell. */
function readyInScope({ activation }: TimelineEntry, startedAt: number): number {
  return activation.scope === "run" ? Math.min(startedAt, activation.startedAt) : activation.startedAt;
}

function attemptsOf({ node, activation }: TimelineEntry, readyAt: number, until: number, critical: boolean): AttemptRow[] {
  const rows: AttemptRow[] = [];
  const end = activation.endedAt;
  let attempt = { readyAt: Math.min(readyAt, activation.startedAt), startedAt: activation.startedAt };
  let waits: (readonly [number, number])[] = [];
  let waiting: number | undefined;
  const close = (endedAt: number | undefined, status: ActivationView["status"]): void => {
    if (waiting !== undefined) waits.push([waiting, endedAt ?? until]);
    rows.push({ node, activation, attempt: rows.length + 1, ...attempt, endedAt, waits, status, critical });
    waits = [];
    waiting = undefined;
  };
  for (const mark of activation.marks ?? []) {
    if (mark.kind === "retrying") {
      close(mark.at, "failed");
      attempt = { readyAt: mark.at, startedAt: Math.min(mark.until ?? mark.at, end ?? until) };
    } else if (mark.kind === "waiting") waiting ??= mark.at;
    else if (waiting !== undefined) {
      waits.push([waiting, mark.at]);
      waiting = undefined;
    }
  }
  close(end, activation.status);
  return rows;
}

/** Of each activation the one that ended last among those before it, by the edges into its node, or into the regions around it. */
function bindings(workflow: Workflow, timeline: readonly TimelineEntry[]): ReadonlyMap<TimelineEntry, Before> {
  const into = new Map<string, string[]>();
  for (const { from, to } of edgesOf(workflow)) into.set(to.node, [...(into.get(to.node) ?? []), from.node]);
  const ends = endsByPlace(timeline);
  const found = new Map<TimelineEntry, Before>();
  for (const entry of timeline) {
    let { node } = entry;
    let { scope } = entry.activation;
    let last: Before | undefined;
    for (;;) {
      for (const before of into.get(node) ?? []) {
        const ended = lastUpTo(ends.get(`${scope} ${before}`) ?? [], entry.activation.startedAt);
        if (ended !== undefined && ended.entry !== entry && ended.endedAt >= (last?.endedAt ?? 0)) last = ended;
      }
      const inner = /^(.*)\/([^/[\]]+)\[\d+\]$/.exec(scope);
      if (last !== undefined || inner === null) break;
      scope = inner[1] as string;
      node = inner[2] as string;
    }
    if (last !== undefined) found.set(entry, last);
  }
  return found;
}

function endsByPlace(timeline: readonly TimelineEntry[]): ReadonlyMap<string, Before[]> {
  const ends = new Map<string, Before[]>();
  for (const entry of timeline) {
    const { scope, endedAt } = entry.activation;
    if (endedAt === undefined) continue;
    const key = `${scope} ${entry.node}`;
    const list = ends.get(key);
    if (list === undefined) ends.set(key, [{ entry, endedAt }]);
    else list.push({ entry, endedAt });
  }
  for (const list of ends.values()) list.sort((a, b) => a.endedAt - b.endedAt);
  return ends;
}

function lastUpTo(ends: readonly Before[], at: number): Before | undefined {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as Before).endedAt <= at) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1];
}

function criticalPath(timeline: readonly TimelineEntry[], binding: ReadonlyMap<TimelineEntry, Before>): ReadonlySet<TimelineEntry> {
  const path = new Set<TimelineEntry>();
  let last: TimelineEntry | undefined;
  for (const entry of timeline) {
    if ((entry.activation.endedAt ?? -1) >= (last?.activation.endedAt ?? 0)) last = entry;
  }
  for (let at = last; at !== undefined && !path.has(at); at = binding.get(at)?.entry) path.add(at);
  return path;
}
