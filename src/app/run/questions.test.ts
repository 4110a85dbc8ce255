import { expect, test } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import { openQuestions } from "./questions.ts";
import { applyEvents, emptySession } from "./runSession.ts";

let seq = 0;
type Bare = { readonly kind: string; readonly node?: string; readonly activation?: number; readonly [key: string]: unknown };

function session(...events: readonly Bare[]) {
  const session = emptySession();
  applyEvents(
    session,
    events.map((event) => ({ seq: ++seq, at: seq, scope: "", activation: 0, ...event }) as unknown as RunEvent),
  );
  return session;
}

const asks = (node: string, signal: string, title: string): Bare => ({
  kind: "log-written",
  node,
  message: title,
  data: { signal, message: "Please", form: [] },
});
const waits = (node: string, signal: string, until?: number): Bare => ({
  kind: "node-waiting",
  node,
  signals: [signal],
  ...(until === undefined ? {} : { until }),
});
const open = ({ asked, waits }: ReturnType<typeof session>) => openQuestions(asked, waits).map(({ title, until }) => [title, until]);

test("a line that names the signal its node waits for is a question, with its deadline, until the node has ended", () => {
  expect(open(session(asks("a", "ok", "A?"), waits("a", "ok", 9000)))).toEqual([["A?", 9000]]);
  expect(open(session(asks("a", "ok", "A?")))).toEqual([]);
  expect(open(session(waits("a", "ok")))).toEqual([]);
  expect(open(session(asks("a", "ok", "A?"), waits("a", "ok"), { kind: "node-finished", node: "a", source: "run", outputs: [] }))).toEqual(
    [],
  );
  expect(open(session(asks("a", "ok", "A?"), waits("a", "ok"), { kind: "run-finished", status: "cancelled", failures: [] }))).toEqual([]);
});

test("of several that wait for one signal only the one that an answer reaches is open", () => {
  const both = session(
    asks("a", "ok", "A?"),
    waits("a", "ok"),
    asks("b", "ok", "B?"),
    waits("b", "ok"),
    asks("c", "other", "C?"),
    waits("c", "other"),
  );
  expect(open(both)).toEqual([
    ["A?", undefined],
    ["C?", undefined],
  ]);
});

test("a line of the log with other data is no question", () => {
  const line = { kind: "log-written", node: "a", message: "x", data: { signal: 7, message: "y" } };
  expect(open(session(line, waits("a", "ok")))).toEqual([]);
});
