import { expect, test } from "vitest";
import { keepSchedule, type ScheduleKeeping } from "../model/keepSchedule.ts";
import { VirtualClock } from "./virtualClock.ts";

/** A schedule every 100 ms up to 1,000 whose runs take `ms`; what it did, with the time. */
async function kept(overlap: ScheduleKeeping["overlap"], ms: number, during: (stop: () => void, clock: VirtualClock) => void = () => {}) {
  const clock = new VirtualClock(0);
  const told: (readonly [number, string])[] = [];
  const tell = (text: string): void => void told.push([clock.now(), text]);
  const { ended, stop } = keepSchedule({
    clock,
    overlap,
    next: async (from) => (from >= 400 ? undefined : from - (from % 100) + 100),
    waits: (next) => tell(`waits ${next}`),
    skipped: (due) => tell(`skips ${due}`),
    start: async (due, next) => {
      tell(`starts ${due} then ${next}`);
      await new Promise<void>((resolve) => void clock.schedule(ms, resolve));
    },
  });
  during(stop, clock);
  let open = true;
  void ended.then(() => {
    open = false;
  });
  while (open) {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
    clock.advance();
  }
  return told.filter(([, text]) => !text.startsWith("waits")).map(([time, text]) => `${time} ${text}`);
}

test("a run starts at each due time, with the time after it; it ends when none is ever due again", async () => {
  const started = ["100 starts 100 then 200", "200 starts 200 then 300", "300 starts 300 then 400", "400 starts 400 then undefined"];
  expect(await kept("skip", 10)).toEqual(started);
});

test("skip leaves out what is due while a run is under way", async () => {
  expect(await kept("skip", 150)).toEqual(["100 starts 100 then 200", "200 skips 200", "300 starts 300 then 400", "400 skips 400"]);
});

test("queue starts it afterwards, parallel at once", async () => {
  expect((await kept("queue", 150)).map((text) => text.slice(0, 14))).toEqual([
    "100 starts 100",
    "250 starts 200",
    "400 starts 300",
    "550 starts 400",
  ]);
  expect((await kept("parallel", 150)).map((text) => text.slice(0, 14))).toEqual([
    "100 starts 100",
    "200 starts 200",
    "300 starts 300",
    "400 starts 400",
  ]);
});

test("once stopped nothing starts any more, and what is queued does not either", async () => {
  expect(await kept("queue", 150, (stop, clock) => void clock.schedule(220, stop))).toEqual(["100 starts 100 then 200"]);
});

test("one that is stopped while it tells when it is due next ends at once", async () => {
  const clock = new VirtualClock(0);
  const schedule = keepSchedule({
    clock,
    overlap: "skip",
    next: async () => 100,
    waits: () => schedule.stop(),
    skipped: () => undefined,
    start: () => Promise.reject(new Error("it must not start")),
  });
  await schedule.ended;
  expect(clock.pending).toBe(0);
});
