import { expect, test } from "vitest";
import type { WorkflowTest } from "../../model/workflowTest.ts";
import { expectedParts, givenParts, itemsOf, withPart } from "./testData.ts";

const PLAIN: WorkflowTest = { name: "T", seed: 3, expect: { sum: [{ n: 1 }] } };

test("input and pins are put in, changed and taken out, and all else of the test stays", () => {
  const pinned = withPart(withPart(PLAIN, { kind: "pin", key: "a.out" }, [{ n: 1 }]), { kind: "input" }, []);
  expect(pinned).toEqual({ ...PLAIN, input: [], pins: { "a.out": [{ n: 1 }] } });
  expect(givenParts(pinned)).toEqual([{ kind: "input" }, { kind: "pin", key: "a.out" }]);
  const other = withPart(pinned, { kind: "pin", key: "a.out" }, [2]);
  expect(itemsOf(other, { kind: "pin", key: "a.out" })).toEqual([2]);
  expect(withPart(withPart(other, { kind: "pin", key: "a.out" }, undefined), { kind: "input" }, undefined)).toEqual(PLAIN);
});

test("expected outputs may be absent ones, and a test without any still says what it expects", () => {
  const absent = withPart(PLAIN, { kind: "expect", key: "rest" }, null);
  expect(absent.expect).toEqual({ sum: [{ n: 1 }], rest: null });
  expect(expectedParts(absent).map((part) => itemsOf(absent, part))).toEqual([[{ n: 1 }], null]);
  expect(withPart(PLAIN, { kind: "expect", key: "sum" }, undefined).expect).toEqual({});
});

test("a test that is expected to fail goes on being one when its data changes", () => {
  const failing: WorkflowTest = { name: "F", expectFailure: true };
  expect(withPart(failing, { kind: "input" }, [1])).toEqual({ name: "F", expectFailure: true, input: [1] });
});

test("`__proto__` is a key like any other", () => {
  const part = { kind: "pin" as const, key: "__proto__" };
  const odd = withPart(PLAIN, part, [1]);
  expect(Object.keys(odd.pins ?? {})).toEqual(["__proto__"]);
  expect(itemsOf(odd, part)).toEqual([1]);
});
