import { expect, test } from "vitest";
import { policyFieldAt, policyValues, setContract, setPolicyValue } from "./policyEdits.ts";
import { policySections } from "./policyFields.ts";
import type { NodePolicy } from "./workflow.ts";

const FULL: NodePolicy = {
  join: { n: 2, mode: "cancelling" },
  retry: { attempts: 3, backoff: "exponential", delay: "1s", maxDelay: "1m", on: ["outside"] },
  timeout: { attempt: "5s", activation: "1m", wait: "1h" },
  onError: { default: [] },
  concurrency: 4,
  priority: 1,
  pool: { name: "db", size: 2 },
  lock: ["a", "b"],
  guard: { while: { other: ["idle", "finished"] }, else: "skip" },
  cache: { ttl: "1h" },
  onInterrupt: "ask",
  compensate: "undo",
};

test("every part of a policy has a field that shows it", () => {
  const fields = Object.assign({}, ...policySections({ nodes: ["undo"], region: false, policy: FULL }).map((section) => section.fields));
  const values = policyValues(FULL);
  expect(Object.keys(values).filter((name) => !(name in fields))).toEqual([]);
  expect(Object.keys(fields).filter((name) => !(name in values))).toEqual(["collect"]);
});

test("setting what is shown changes nothing", () => {
  for (const [field, value] of Object.entries(policyValues(FULL))) expect(setPolicyValue(FULL, field, value), field).toEqual(FULL);
});

test("short forms stay short", () => {
  expect(setPolicyValue(undefined, "timeoutActivation", "5s")).toEqual({ timeout: "5s" });
  expect(setPolicyValue({ timeout: "5s" }, "timeoutWait", "1h")).toEqual({ timeout: { activation: "5s", wait: "1h" } });
  expect(setPolicyValue(undefined, "pool", "db")).toEqual({ pool: "db" });
  expect(setPolicyValue(undefined, "lock", ["a"])).toEqual({ lock: "a" });
  expect(setPolicyValue(undefined, "onError", "skip")).toEqual({ onError: "skip" });
  expect(setPolicyValue(undefined, "guard", [{ node: "a", states: ["idle"] }])).toEqual({ guard: { while: { a: "idle" } } });
});

test("a part begun has what it cannot be without", () => {
  expect(setPolicyValue(undefined, "retryDelay", "1s")).toEqual({ retry: { attempts: 3, delay: "1s" } });
  expect(setPolicyValue(undefined, "join", "collect")).toEqual({ join: { collect: "all" } });
  expect(setPolicyValue({ join: { collect: "all" } }, "collect", "5")).toEqual({ join: { collect: 5 } });
  expect(setPolicyValue(undefined, "join", "n")).toEqual({ join: { n: 1 } });
  expect(setPolicyValue({ join: { n: 1 } }, "joinN", "2")).toEqual({ join: { n: 2 } });
  expect(setPolicyValue(undefined, "cache", "ttl")).toEqual({ cache: { ttl: "1h" } });
});

test("the last part taken away takes the policy away", () => {
  expect(setPolicyValue({ retry: { attempts: 2 } }, "retryAttempts", undefined)).toBeUndefined();
  expect(setPolicyValue({ onError: { default: 1 }, priority: 1 }, "onError", undefined)).toEqual({ priority: 1 });
});

test("a problem in a policy leads to the field that shows its place", () => {
  expect(
    [["join", "n"], ["retry", "delay"], ["timeout"], ["timeout", "wait"], ["cache", "ttl"], ["guard", "while", "x"], []].map(policyFieldAt),
  ).toEqual(["joinN", "retryDelay", "timeoutActivation", "timeoutWait", "cacheTtl", "guard", undefined]);
});

test("a contract is set and taken away by itself, and the last one takes its part with it", () => {
  const one = setContract(undefined, "accepts", "in", { type: "object" });
  expect(one).toEqual({ accepts: { in: { type: "object" } } });
  const two = setContract({ ...one, priority: 1 }, "gives", "out", {});
  expect(two).toEqual({ accepts: { in: { type: "object" } }, gives: { out: {} }, priority: 1 });
  expect(setContract(two, "accepts", "in", undefined)).toEqual({ gives: { out: {} }, priority: 1 });
  expect(setContract(one, "accepts", "in", undefined)).toBeUndefined();
  expect(Object.keys(setContract(undefined, "gives", "__proto__", {})?.gives ?? {})).toEqual(["__proto__"]);
});
