import { expect, test } from "vitest";
import type { RunEvent } from "../src/model/event.ts";
import type { Clock } from "../src/model/host.ts";
import { AHEAD, LONGEST, PagePace } from "./pagePace.ts";
import { sendEvents } from "./sendEvents.ts";

/** A clock on which yielded calls come at once, and time passes when told. */
function manualClock() {
  const calls = new Map<() => void, number>();
  let at = 0;
  const clock: Clock = {
    now: () => at,
    yield: (call) => call(),
    schedule(ms, call) {
      calls.set(call, at + ms);
      return () => void calls.delete(call);
    },
  };
  const pass = (ms: number): void => {
    at += ms;
    for (const [call, due] of [...calls]) if (due <= at && calls.delete(call)) call();
  };
  return { clock, pass, scheduled: () => calls.size };
}

function send(pace: PagePace, batches: number): void {
  for (let k = 0; k < batches; k += 1) pace.sent();
}

test("the engine goes on at once while the page keeps up", () => {
  const [pace, { clock, scheduled }] = [new PagePace(), manualClock()];
  let turns = 0;
  send(pace, AHEAD - 1);
  pace.pacing(clock).yield(() => (turns += 1));
  expect(turns).toBe(1);
  expect(scheduled()).toBe(0);
});

test("it waits while the page is behind, and goes on once when that has given back enough", () => {
  const [pace, { clock, pass, scheduled }] = [new PagePace(), manualClock()];
  let turns = 0;
  send(pace, AHEAD + 1);
  pace.pacing(clock).yield(() => (turns += 1));
  pace.givenBack(1);
  expect(turns).toBe(0);
  pace.givenBack(1);
  expect(turns).toBe(1);
  expect(scheduled()).toBe(0);
  pass(LONGEST);
  pace.givenBack(1);
  expect(turns).toBe(1);
});

test("it waits no longer than a while for a page that does not draw", () => {
  const [pace, { clock, pass }] = [new PagePace(), manualClock()];
  let turns = 0;
  send(pace, AHEAD);
  pace.pacing(clock).yield(() => (turns += 1));
  pass(LONGEST - 1);
  expect(turns).toBe(0);
  pass(1);
  expect(turns).toBe(1);
  pace.givenBack(AHEAD);
  expect(turns).toBe(1);
});

test("behind the last event of a run nothing of it is waited for", async () => {
  const [pace, { clock }, { port1, port2 }] = [new PagePace(), manualClock(), new MessageChannel()];
  const closed = new Promise((resolve) => port1.addEventListener("close", resolve));
  port1.start();
  async function* events(): AsyncGenerator<RunEvent> {
    for (let seq = 1; seq <= 256 * (AHEAD + 2); seq += 1)
      yield { kind: "node-skipped", seq, at: seq, node: "n", scope: "run", activation: 1 } as RunEvent;
  }
  sendEvents(events(), port2, pace);
  await closed;
  let turns = 0;
  pace.pacing(clock).yield(() => (turns += 1));
  expect(turns).toBe(1);
});
