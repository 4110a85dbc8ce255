import { expect, test } from "vitest";
import { FakeLocks } from "./fakeLocks.ts";
import { lifeLock } from "./lifeLock.ts";

test("the lock is held to the worker's death, and free then", async () => {
  const browser = new FakeLocks();
  const [worker, page] = [browser.worker(), browser.worker()];
  const name = (await lifeLock(worker.manager, "engine-1")) ?? "";
  expect(name).toBe("engine-1");
  let dead = false;
  const told = page.manager
    .request(name, () => undefined)
    .then(() => {
      dead = true;
    });
  await new Promise(setImmediate);
  expect(dead).toBe(false);
  worker.die();
  await told;
  expect(dead).toBe(true);
});

test("without Web Locks there is none", async () => {
  expect(await lifeLock(undefined, "engine-1")).toBeUndefined();
});
