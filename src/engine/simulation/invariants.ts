import { isDeepStrictEqual } from "node:util";
import type { RunEvent } from "../../model/event.ts";
import { emptyRun, foldRun } from "../../model/foldRun.ts";

const ENDS = new Set(["node-finished", "node-failed", "node-cancelled", "node-skipped"]);

/** What holds of every log, whatever the workflow and whatever ended first. */
export function brokenInvariants(events: readonly RunEvent[]): string[] {
  return [...brokenOrder(events), ...brokenActivations(events), ...brokenScopes(events), ...brokenCancel(events), ...brokenFold(events)];
}

function brokenOrder(events: readonly RunEvent[]): string[] {
  const found: string[] = [];
  events.forEach((event, at) => {
    if (event.seq !== at + 1) found.push(`event ${at + 1} has the number ${event.seq}`);
    if (at > 0 && event.at < (events[at - 1] as RunEvent).at) found.push(`event ${event.seq} goes back in time`);
  });
  const ends = events.filter(({ kind }) => kind === "run-finished").length;
  if (ends !== 1) found.push(`${ends} events run-finished`);
  const last = events.at(-1);
  if (last?.kind !== "run-finished") return [...found, `the last event is ${last?.kind}`];
  if (last.failures.length > 0 !== (last.status === "failed" || last.status === "partial")) {
    if (last.status !== "cancelled") found.push(`${last.status} with ${last.failures.length} failures`);
  }
  return found;
}

function brokenActivations(events: readonly RunEvent[]): string[] {
  const found: string[] = [];
  const live = new Set<string>();
  const begun = new Set<string>();
  const ended = new Set<string>();
  const next = new Map<string, number>();
  const skipped = new Set<string>();
  for (const event of events) {
    if (!("activation" in event)) continue;
    const place = `${event.scope} ${event.node}`;
    const key = `${place} ${event.activation}`;
    if (event.kind === "node-started") {
      if (begun.has(key)) found.push(`${key} started twice`);
      if (skipped.has(place)) found.push(`${key} started after the node was skipped`);
      if (event.activation < (next.get(place) ?? 0)) found.push(`${key} started out of order`);
      next.set(place, event.activation + 1);
      begun.add(key);
      live.add(key);
    } else if (ENDS.has(event.kind)) {
      const unbegun = event.kind === "node-finished" && (event.source !== "run" || event.outputs[0]?.port === "cancelled");
      if (ended.has(key)) found.push(`${key} ended twice`);
      if (!live.delete(key) && !unbegun && event.kind !== "node-skipped" && event.kind !== "node-cancelled")
        found.push(`${key} ended, never started`);
      if (event.kind === "node-skipped") skipped.add(place);
      if (event.kind === "node-skipped" && begun.has(key)) found.push(`${key} started and was skipped`);
      ended.add(key);
    } else if (!live.has(key)) found.push(`${event.kind} of ${key}, which is not live`);
  }
  return [...found, ...[...live].map((key) => `${key} never ended`)];
}

function brokenScopes(events: readonly RunEvent[]): string[] {
  const found: string[] = [];
  const open = new Set<string>(["run"]);
  const closed = new Set<string>();
  for (const event of events) {
    if (event.kind === "scope-opened") {
      if (open.has(event.scope) || closed.has(event.scope)) found.push(`${event.scope} opened twice`);
      if (!open.has(event.scope.slice(0, event.scope.lastIndexOf("/")))) found.push(`${event.scope} opened in a scope that is not open`);
      open.add(event.scope);
    } else if (event.kind === "scope-closed") {
      if (!open.delete(event.scope)) found.push(`${event.scope} closed, but was not open`);
      closed.add(event.scope);
    } else if ("activation" in event && !open.has(event.scope))
      found.push(`${event.kind} of ${event.node} in ${event.scope}, which is not open`);
  }
  open.delete("run");
  return [...found, ...[...open].map((scope) => `${scope} never closed`)];
}

function brokenCancel(events: readonly RunEvent[]): string[] {
  const at = events.findIndex((event) => event.kind === "cancel-requested" && event.targets === undefined);
  if (at < 0) return [];
  const after = events.slice(at + 1);
  const started = after.filter(({ kind }) => kind === "node-started" || kind === "node-finished" || kind === "scope-opened");
  return [...started.map(({ kind, seq }) => `${kind} (event ${seq}) after the run was cancelled`), ...wrongEnd(after)];
}

function wrongEnd(after: readonly RunEvent[]): string[] {
  const last = after.at(-1);
  return last?.kind === "run-finished" && last.status !== "cancelled" ? [`the run was cancelled, but is ${last.status}`] : [];
}

/** A run is its log: however it is cut, folding it gives the same. */
function brokenFold(events: readonly RunEvent[]): string[] {
  const [whole, single] = [emptyRun(), emptyRun()];
  foldRun(whole, events);
  for (const event of events) foldRun(single, [event]);
  const found = isDeepStrictEqual(whole, single) ? [] : ["the log folded at once differs from the log folded event by event"];
  const last = events.at(-1);
  if (last?.kind === "run-finished" && whole.status !== last.status) found.push(`folded, the run is ${whole.status}`);
  for (const node of whole.nodes.values()) if (node.live > 0) found.push(`folded, ${node.node} is live after the end`);
  for (const scope of whole.scopes.values()) if (scope.status === "running") found.push(`folded, ${scope.scope} is open after the end`);
  return found;
}
