import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import { applyEvents, emptySession, type RunSession } from "../run/runSession.ts";
import { TimeTravel } from "./timeTravel.ts";

type Loose = { readonly [key: string]: unknown };

/** A log that begins and ends activations of a few nodes in any order, with waits, retries, logs, scopes and interruptions among them. */
const logs = fc
  .array(fc.record({ node: fc.constantFrom("a", "b", "c"), what: fc.nat(9), pick: fc.nat(5), count: fc.nat(3) }), { maxLength: 60 })
  .map((steps) => {
    const events: Loose[] = [{ kind: "run-created", runId: "r", workflow: "W", seed: 1, parameters: {}, engineBuild: "" }];
    const open: { node: string; scope: string; activation: number }[] = [];
    let number = 0;
    for (const { node, what, pick, count } of steps) {
      const place = open[pick % Math.max(1, open.length)];
      const outputs = [{ port: "out", count, items: [] }];
      if (what <= 2 || place === undefined) {
        number += 1;
        open.push({ node, scope: "run", activation: number });
        events.push({ kind: "node-started", ...open.at(-1), inputs: [] });
      } else if (what <= 4) {
        open.splice(open.indexOf(place), 1);
        events.push(
          count === 0
            ? { kind: "node-failed", ...place, outcome: "error-port", outputs, failure: { code: "x", kind: "outside", message: "" } }
            : { kind: "node-finished", ...place, source: "run", outputs },
        );
      } else if (what === 5) events.push({ kind: "node-waiting", ...place, signals: ["go"] });
      else if (what === 6) events.push({ kind: "retry-scheduled", ...place, attempt: count, delay: 5, failure: { code: "x" } });
      else if (what === 7) events.push({ kind: "log-written", ...place, message: "m" });
      else if (what === 8) events.push({ kind: count > 1 ? "node-interrupted" : "timer-fired", ...place });
      else
        events.push(
          count > 1
            ? { kind: "scope-opened", region: "g", scope: `run/g[${pick}]`, number: pick }
            : { kind: "scope-closed", region: "g", scope: `run/g[${pick}]`, outcome: "finished" },
        );
    }
    events.push({ kind: "run-finished", status: "succeeded", failures: [] });
    return events.map((event, index) => ({ ...event, seq: index + 1, at: index * 3 }) as unknown as RunEvent);
  });

function folded(events: readonly RunEvent[], seq: number): RunSession {
  const session = emptySession();
  for (const event of events.slice(0, seq)) applyEvents(session, [event]);
  return session;
}

const told = ({ version: _, ...session }: RunSession) => session;

test("the run at any event is the fold of all events up to it, in whatever order one looks", () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(70), { minLength: 1, maxLength: 12 }), (events, every, looks) => {
      const travel = new TimeTravel(events, every);
      const seen = looks.map((seq) => ({ seq, session: travel.at(seq) }));
      for (const { seq, session } of seen) expect(told(session)).toEqual(told(folded(events, seq)));
    }),
  );
});

test("a moment among 100,000 events is found without folding all of them", () => {
  const events = Array.from({ length: 50_000 }, (_, n): RunEvent[] => {
    const place = { node: `n${n % 50}`, scope: "run", activation: n, at: n };
    return [
      { kind: "node-started", seq: 2 * n + 1, inputs: [], ...place },
      { kind: "node-finished", seq: 2 * n + 2, source: "run", outputs: [], ...place },
    ];
  }).flat();
  const travel = new TimeTravel(events);
  expect(travel.at(100_000).ended).toBe(50_000);
  const began = performance.now();
  for (let look = 0; look < 20; look += 1) expect(travel.at(4_999 * look + 1).ended).toBe(Math.floor((4_999 * look + 1) / 2));
  expect((performance.now() - began) / 20).toBeLessThan(50);
});
