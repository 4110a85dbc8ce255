import { expect, test } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import { applyEvents, awaitedSignals, editedPorts, emptySession, enteredCount, itemsFailed, itemsPassed } from "./runSession.ts";

const RUN = { scope: "run", activation: 1 } as const;

function started(seq: number, node: string, activation = 1): RunEvent {
  return { kind: "node-started", seq, at: seq, node, scope: "run", activation, inputs: [] };
}

function finished(seq: number, node: string, count: number, activation = 1): RunEvent {
  return {
    kind: "node-finished",
    seq,
    at: seq,
    node,
    scope: "run",
    activation,
    source: "run",
    outputs: [{ port: "out", count, items: [] }],
  };
}

test("only the snapshots of nodes that events name are replaced", () => {
  const session = emptySession();
  applyEvents(session, [started(1, "a"), started(2, "b")]);
  const [a, b] = [session.nodes.get("a"), session.nodes.get("b")];
  expect(a?.status).toBe("running");
  applyEvents(session, [finished(3, "a", 7)]);
  expect(session.nodes.get("b")).toBe(b);
  expect(session.nodes.get("a")).not.toBe(a);
  expect(session.nodes.get("a")).toMatchObject({ status: "finished", source: "run", ms: 2, ended: 1 });
  expect(session.nodes.get("a")?.counts.get("out")).toBe(7);
});

test("a snapshot that was handed out does not change afterwards", () => {
  const session = emptySession();
  applyEvents(session, [started(1, "a"), finished(2, "a", 3)]);
  const before = session.nodes.get("a");
  applyEvents(session, [started(3, "a", 2), finished(4, "a", 4, 2)]);
  expect(before?.counts.get("out")).toBe(3);
  expect(session.nodes.get("a")?.counts.get("out")).toBe(7);
});

test("the timeline holds each activation once, in the order in which they began", () => {
  const session = emptySession();
  applyEvents(session, [started(1, "a"), started(2, "b"), finished(3, "a", 1)]);
  applyEvents(session, [started(4, "a", 2), finished(5, "b", 1), finished(6, "a", 1, 2)]);
  expect(session.timeline.map(({ node, activation }) => `${node}${activation.activation}`)).toEqual(["a1", "b1", "a2"]);
  expect(session.timeline.every(({ activation }) => activation.endedAt !== undefined)).toBe(true);
  expect(session.ended).toBe(3);
  expect(itemsPassed(session)).toBe(3);
});

test("progress is shown while a node runs and not after", () => {
  const session = emptySession();
  applyEvents(session, [started(1, "a"), { kind: "node-progressed", seq: 2, at: 2, node: "a", ...RUN, done: 1, total: 4 }]);
  expect(session.nodes.get("a")?.progress).toEqual({ done: 1, total: 4, ms: 1 });
  applyEvents(session, [finished(3, "a", 1)]);
  expect(session.nodes.get("a")?.progress).toBeUndefined();
  applyEvents(session, [started(4, "a", 2)]);
  expect(session.nodes.get("a")?.progress).toBeUndefined();
});

test("__proto__ is a node id like any other", () => {
  const session = emptySession();
  applyEvents(session, [started(1, "__proto__"), finished(2, "__proto__", 2)]);
  expect(session.nodes.get("__proto__")?.status).toBe("finished");
});

test("rounds of a region count when they end well; events that come twice count once", () => {
  const session = emptySession();
  const opened = (seq: number, number: number): RunEvent => ({
    kind: "scope-opened",
    seq,
    at: seq,
    region: "r",
    scope: `run/r[${number}]`,
    number,
  });
  const closed = (seq: number, number: number, outcome: "finished" | "failed"): RunEvent => ({
    kind: "scope-closed",
    seq,
    at: seq,
    region: "r",
    scope: `run/r[${number}]`,
    outcome,
  });
  applyEvents(session, [opened(1, 0), closed(2, 0, "finished"), opened(3, 1)]);
  expect(session.rounds.get("r")).toEqual({ opened: 2, done: 1 });
  applyEvents(session, [opened(3, 1), closed(4, 1, "failed")]);
  expect(session.rounds.get("r")).toEqual({ opened: 2, done: 1 });
});

test("the signals waited for are known while a node waits for them, each name once", () => {
  const session = emptySession();
  const waiting = (seq: number, node: string, signals: readonly string[]): RunEvent => ({
    kind: "node-waiting",
    seq,
    at: seq,
    node,
    ...RUN,
    signals,
  });
  applyEvents(session, [started(1, "a"), waiting(2, "a", ["go", "stop"]), started(3, "b"), waiting(4, "b", ["go"])]);
  expect(awaitedSignals(session)).toEqual(["go", "stop"]);
  applyEvents(session, [finished(5, "a", 1)]);
  expect(awaitedSignals(session)).toEqual(["go"]);
});

test("activations stand in the order in which they began, however the events were batched", () => {
  const session = emptySession();
  applyEvents(session, [started(1, "a"), started(2, "b"), started(3, "a", 2)]);
  expect(session.timeline.map(({ node, activation }) => `${node}${activation.activation}`)).toEqual(["a1", "b1", "a2"]);
});

test("an answer that comes in pieces is put together, and begins anew with another attempt or activation", () => {
  const session = emptySession();
  let seq = 0;
  const piece = (message: string, streamed: number, activation = 1): string | undefined => {
    seq += 1;
    const line = { kind: "log-written", seq, at: seq, node: "a", scope: "run", activation, message, data: { streamed } } as const;
    applyEvents(session, [line]);
    return session.streamed?.text;
  };
  expect(piece("Good ", 0)).toBe("Good ");
  expect(piece("morning", 5)).toBe("Good morning");
  expect(piece("Hello", 0)).toBe("Hello");
  expect(piece("!", 5)).toBe("Hello!");
  expect(piece("Next", 0, 2)).toBe("Next");
  applyEvents(session, [{ kind: "log-written", seq: seq + 1, at: 1, node: "a", ...RUN, message: "just a line" }]);
  expect(session.streamed?.text).toBe("Next");
});

test("items that failed while the others went on are counted, and the first hundred are told with why", () => {
  const session = emptySession();
  const failure = { code: "bad", kind: "user", message: "This is not YAML." } as const;
  const failed = Array.from(
    { length: 120 },
    (_, index): RunEvent => ({ kind: "item-failed", seq: index + 2, at: 2, node: "a", ...RUN, index, failure }),
  );
  applyEvents(session, [started(1, "a"), ...failed, finished(122, "a", 3)]);
  expect(session.nodes.get("a")).toMatchObject({ status: "finished", itemsFailed: 120, itemFailures: { length: 100 } });
  expect(session.nodes.get("a")?.itemFailures[1]).toEqual({ ...RUN, index: 1, failure });
  expect(itemsFailed(session)).toBe(120);
});

test("a node that waits for a time says until when, and no longer once it runs on or waits for a signal alone", () => {
  const session = emptySession();
  const waiting = { kind: "node-waiting", at: 2, node: "a", ...RUN, signals: [] } as const;
  applyEvents(session, [started(1, "a"), { ...waiting, seq: 2, until: 60_000 }]);
  expect(session.nodes.get("a")).toMatchObject({ status: "waiting", waitsUntil: 60_000 });
  applyEvents(session, [{ kind: "timer-fired", seq: 3, at: 60_000, node: "a", ...RUN }]);
  expect(session.nodes.get("a")?.waitsUntil).toBeUndefined();
  applyEvents(session, [{ ...waiting, seq: 4, signals: ["go"] }]);
  expect(session.nodes.get("a")).toMatchObject({ status: "waiting", waitsUntil: undefined });
});

test("what was interrupted ends where the run had come to, whenever it goes on", () => {
  const session = emptySession();
  applyEvents(session, [
    started(1, "a"),
    { kind: "node-progressed", seq: 2, at: 20, node: "a", ...RUN, done: 1 },
    { ...started(3, "b"), at: 25 },
    { kind: "node-interrupted", seq: 4, at: 70_000, node: "a", ...RUN },
    { kind: "node-interrupted", seq: 5, at: 70_000, node: "b", ...RUN },
    { ...started(6, "a"), at: 70_001 },
    { ...finished(7, "a", 1), at: 70_002 },
  ]);
  expect(session.timeline.map(({ node, activation: { status, startedAt, endedAt } }) => [node, status, startedAt, endedAt])).toEqual([
    ["a", "cancelled", 1, 25],
    ["b", "cancelled", 25, 25],
    ["a", "finished", 70_001, 70_002],
  ]);
});

test("which ports of an activation were edited is known, before it began and after", () => {
  const session = emptySession();
  const place = { node: "a", ...RUN };
  applyEvents(session, [
    { kind: "input-edited", seq: 1, at: 1, ...place, packets: [{ port: "in", count: 1, items: [] }] },
    started(2, "a"),
  ]);
  expect([...editedPorts(session, place)]).toEqual(["in"]);
  expect(editedPorts(session, { ...place, activation: 2 }).size).toBe(0);
});

test("what came in at a port is counted over all activations", () => {
  const session = emptySession();
  const inputs = [{ port: "in", count: 3 }];
  applyEvents(session, [{ ...started(1, "a"), inputs } as RunEvent, { ...started(2, "a", 2), inputs } as RunEvent]);
  const activations = session.view.nodes.get("a")?.activations ?? [];
  expect([enteredCount(activations, "in"), enteredCount(activations, "other")]).toEqual([6, undefined]);
});
