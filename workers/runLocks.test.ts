import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeLocks } from "./fakeLocks.ts";
import { RunLocks } from "./runLocks.ts";

beforeEach(() => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const late = new AbortController();
    setTimeout(() => late.abort(), ms);
    return late.signal;
  });
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function twoWorkers() {
  const browser = new FakeLocks();
  const [first, second] = [browser.worker(), browser.worker()];
  return { here: new RunLocks(first.manager), there: new RunLocks(second.manager), die: first.die };
}

test("one worker at a time drives a run", async () => {
  const { here, there } = twoWorkers();
  expect(await here.take("r1")).toBe(true);
  const refused = there.take("r1");
  await vi.runAllTimersAsync();
  expect(await refused).toBe(false);
  expect(await there.take("r2")).toBe(true);
  here.release("r1");
  expect(await there.take("r1")).toBe(true);
});

test("the lock of a worker that has just died is waited for", async () => {
  const { here, there, die } = twoWorkers();
  await here.take("r1");
  const taken = there.take("r1");
  await vi.advanceTimersByTimeAsync(30);
  die();
  expect(await taken).toBe(true);
});

test("who drives a run is told apart: this worker, another, nobody", async () => {
  const { here, there } = twoWorkers();
  await here.take("mine");
  await there.take("theirs");
  expect([...(await here.drivers())].sort()).toEqual([
    ["mine", "here"],
    ["theirs", "elsewhere"],
  ]);
});

test("the end of a driver is told, whether it let go or died, and who waits for it drives nothing", async () => {
  const { here, there, die } = twoWorkers();
  const told: string[] = [];
  await here.take("a");
  await here.take("b");
  void there.free("a").then(() => told.push("a"));
  void there.free("b").then(() => told.push("b"));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([]);
  here.release("a");
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(["a"]);
  die();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(["a", "b"]);
  expect([...(await there.drivers())]).toEqual([]);
});

test("who only watches a run does not drive it", async () => {
  const browser = new FakeLocks();
  void browser.worker().manager.request("vwmp-run-r1", { mode: "shared" }, () => new Promise(() => undefined));
  expect([...(await new RunLocks(browser.worker().manager).drivers())]).toEqual([]);
});

test("without Web Locks a worker still drives each run once", async () => {
  const locks = new RunLocks(undefined);
  expect(await locks.take("r1")).toBe(true);
  expect(await locks.take("r1")).toBe(false);
  expect([...(await locks.drivers())]).toEqual([["r1", "here"]]);
  await locks.free("r1");
});
