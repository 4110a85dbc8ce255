import { expect, test } from "vitest";
import type { Clock } from "../model/host.ts";
import { passTime } from "./passTime.ts";
import { VirtualClock } from "./virtualClock.ts";

const HOUR = 3_600_000;

/** A wall whose time moves by what is asked for. */
function quickWall(): Clock & { time: number } {
  const wall = {
    time: 0,
    now: () => wall.time,
    schedule: (ms: number, call: () => void) => {
      wall.time += ms;
      setImmediate(call);
      return () => undefined;
    },
    yield: (call: () => void) => void setImmediate(call),
  };
  return wall;
}

const idle = { atWork: false, changes: 0 };

test("time goes from timer to timer until the promise settles, and the wall does not move", async () => {
  const clock = new VirtualClock(0);
  const wall = quickWall();
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void clock.schedule(ms, resolve));
  const promise = sleep(HOUR).then(() => sleep(HOUR));
  expect(await passTime(promise, { clock, wall, work: idle, limit: 3 * HOUR })).toBe("settled");
  expect([clock.now(), wall.time]).toEqual([2 * HOUR, 0]);
});

test("a promise that rejects has settled", async () => {
  const passing = { clock: new VirtualClock(0), wall: quickWall(), work: idle, limit: HOUR };
  expect(await passTime(Promise.reject(new Error("no")), passing)).toBe("settled");
});

test("without a timer it is stuck, and a timer behind the limit is too late", async () => {
  const clock = new VirtualClock(0);
  const passing = { clock, wall: quickWall(), work: idle, limit: HOUR };
  expect(await passTime(new Promise(() => undefined), passing)).toBe("stuck");
  clock.schedule(HOUR + 1, () => undefined);
  expect(await passTime(new Promise(() => undefined), passing)).toBe("late");
  expect(clock.now()).toBe(0);
});

test("time stands still while work goes on, and goes on after ten seconds on the wall", async () => {
  const clock = new VirtualClock(0);
  const wall = quickWall();
  const work = { atWork: true, changes: 1 };
  const late = new Promise<void>((resolve) => void clock.schedule(HOUR, resolve));
  expect(await passTime(late, { clock, wall, work, limit: 2 * HOUR })).toBe("settled");
  expect(wall.time).toBe(10_000);
});

test("not even what is due now is called before work is done", async () => {
  const clock = new VirtualClock(0);
  const wall = quickWall();
  const work = {
    get atWork() {
      return wall.time < 5;
    },
    changes: 1,
  };
  const calledAt = new Promise<number>((resolve) => clock.yield(() => resolve(wall.time)));
  await passTime(calledAt, { clock, wall, work, limit: HOUR });
  expect(await calledAt).toBe(5);
});

test("yields take turns with each other in the order in which they were asked for", async () => {
  const clock = new VirtualClock(0);
  const order: string[] = [];
  const done = new Promise<void>((resolve) => {
    const turn = (name: string, left: number): void => {
      order.push(name + left);
      if (left === 0) resolve();
      else clock.yield(() => turn(name, left - 1));
    };
    clock.yield(() => turn("a", 1));
    clock.yield(() => turn("b", 1));
  });
  await passTime(done, { clock, wall: quickWall(), work: idle, limit: 0 });
  expect(order).toEqual(["a1", "b1", "a0"]);
});
