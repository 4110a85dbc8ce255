import { expect, test } from "vitest";
import type { RunEvent } from "../src/model/event.ts";
import { BATCH, batchEvents, CREDITS } from "./batch.ts";

/** A timer that fires when told, on a clock that is set. */
function manualTimer() {
  const calls = new Set<() => void>();
  const asked: number[] = [];
  const clock = { at: 0 };
  return {
    clock,
    /** The delays asked for. */
    asked,
    now: () => clock.at,
    schedule(ms: number, call: () => void): () => void {
      asked.push(ms);
      calls.add(call);
      return () => calls.delete(call);
    },
    fire(): void {
      for (const call of [...calls]) {
        calls.delete(call);
        call();
      }
    },
  };
}

function started(seq: number): RunEvent {
  return { kind: "node-started", seq, at: seq, node: `n${seq}`, scope: "run", activation: 1, inputs: [] };
}

async function* eventsUpTo(count: number): AsyncGenerator<RunEvent> {
  for (let seq = 1; seq <= count; seq += 1) yield started(seq);
}

/** A source that is fed by hand. */
function feed() {
  const queue: RunEvent[] = [];
  let wake: (() => void) | undefined;
  let closed = false;
  async function* stream(): AsyncGenerator<RunEvent> {
    for (;;) {
      const next = queue.shift();
      if (next !== undefined) yield next;
      else if (closed) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }
  return {
    events: stream(),
    push(...events: RunEvent[]): void {
      queue.push(...events);
      wake?.();
    },
    close(): void {
      closed = true;
      wake?.();
    },
  };
}

async function settle(): Promise<void> {
  for (let k = 0; k < 3000; k += 1) await Promise.resolve();
}

test("events that come soon behind an array go in one", async () => {
  const [{ schedule, now, fire }, source, sent] = [manualTimer(), feed(), [] as number[][]];
  const batching = batchEvents(source.events, { send: (batch) => sent.push(batch.map((event) => event.seq)), schedule, now });
  source.push(started(1), started(2), started(3));
  await settle();
  expect(sent).toEqual([[1]]);
  fire();
  expect(sent).toEqual([[1], [2, 3]]);
  source.push(started(4));
  await settle();
  fire();
  source.close();
  await batching.done;
  expect(sent).toEqual([[1], [2, 3], [4]]);
});

test("what comes behind a pause goes at once, what comes sooner a little behind the array before", async () => {
  const [timer, source, sent] = [manualTimer(), feed(), [] as (readonly [at: number, seqs: readonly number[]])[]];
  const { schedule, now, asked, clock } = timer;
  const send = (batch: readonly RunEvent[]) => sent.push([clock.at, batch.map(({ seq }) => seq)]);
  const batching = batchEvents(source.events, { send, schedule, now });
  const comes = async (event: RunEvent, at: number): Promise<void> => {
    clock.at = at;
    source.push(event);
    await settle();
  };
  await comes(started(1), 1000);
  await comes(started(2), 1006);
  await comes(started(3), 1007);
  clock.at = 1008;
  timer.fire();
  await comes(started(4), 1500);
  expect(sent).toEqual([
    [1000, [1]],
    [1008, [2, 3]],
    [1500, [4]],
  ]);
  expect(asked).toEqual([2]);
  source.close();
  await batching.done;
});

test("a full array goes at once and nothing is lost, doubled or reordered", async () => {
  const sent: number[][] = [];
  const count = BATCH * 2 + 10;
  const { schedule, now } = manualTimer();
  await batchEvents(eventsUpTo(count), { send: (batch) => sent.push(batch.map((event) => event.seq)), schedule, now }).done;
  expect(sent.map((batch) => batch.length)).toEqual([1, BATCH, BATCH, 9]);
  expect(sent.flat()).toEqual(Array.from({ length: count }, (_, k) => k + 1));
});

test("without credits nothing is taken from the source; each credit lets one array go", async () => {
  let taken = 0;
  async function* counted(): AsyncGenerator<RunEvent> {
    for (let seq = 1; seq <= BATCH * (CREDITS + 3); seq += 1) {
      taken += 1;
      yield started(seq);
    }
  }
  let sent = 0;
  const { schedule, now } = manualTimer();
  const batching = batchEvents(counted(), { send: () => (sent += 1), schedule, now });
  for (let k = 0; k < 10; k += 1) await settle();
  expect(sent).toBe(CREDITS);
  expect(taken).toBeLessThanOrEqual(BATCH * (CREDITS + 1));
  batching.credit(1);
  await settle();
  expect(sent).toBe(CREDITS + 1);
  batching.credit(3);
  await batching.done;
  expect(sent).toBe(CREDITS + 4);
});

test("an event crosses with the count of its items, without them and without what they came from", async () => {
  async function* one(): AsyncGenerator<RunEvent> {
    yield {
      kind: "node-finished",
      seq: 1,
      at: 1,
      node: "a",
      scope: "run",
      activation: 1,
      source: "run",
      outputs: [{ port: "out", count: 9, items: [1, 2, 3, 4, 5, 6, 7, 8, 9], from: [null] }],
    };
  }
  const sent: unknown[] = [];
  await batchEvents(one(), { send: (batch) => sent.push(...batch), schedule: manualTimer().schedule }).done;
  expect(sent).toMatchObject([{ outputs: [{ port: "out", count: 9, items: [] }] }]);
  expect(sent).not.toMatchObject([{ outputs: [{ from: expect.anything() }] }]);
});
