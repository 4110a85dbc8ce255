import { expect, test } from "vitest";
import { memoryState } from "../model/memoryState.ts";
import { runNode } from "./runNode.ts";
import { state } from "./state.ts";

const kept = () => {
  const host = { state: memoryState() };
  return async (params: object, input: readonly number[] = [7]) =>
    (await runNode(state, { params: { key: "k", ...params }, input, host })).out;
};

test("what is set is got by the next run, and gone once deleted", async () => {
  const run = kept();
  expect(await run({ op: "set", value: "${item * 2}" })).toEqual([{ value: 14 }]);
  expect(await run({ as: "" })).toEqual([14]);
  expect(await run({ op: "delete", as: "" })).toEqual([14]);
  expect(await run({ fallback: "none", as: "" })).toEqual(["none"]);
});

test("increment counts each item, from the fallback", async () => {
  const run = kept();
  expect(await run({ op: "increment", fallback: 10, by: 2, as: "" }, [1, 2, 3])).toEqual([12, 14, 16]);
});

test("null that is kept is a value of its own kind for get", async () => {
  const run = kept();
  await run({ op: "set", value: null });
  expect(await run({ as: "" })).toEqual([null]);
});

test("what is no number cannot be incremented, and stays", async () => {
  const run = kept();
  await run({ op: "set", value: "x" });
  await expect(run({ op: "increment" })).rejects.toMatchObject({ code: "not-number", param: "key" });
  expect(await run({ as: "" })).toEqual(["x"]);
  await run({ op: "set", value: Number.MAX_VALUE });
  await expect(run({ op: "increment", by: Number.MAX_VALUE })).rejects.toMatchObject({ code: "not-number" });
});

test("a missing value is refused, and hostile keys are keys", async () => {
  const run = kept();
  await expect(run({ op: "set", value: "${item.none}" })).rejects.toMatchObject({ code: "no-value", param: "value" });
  expect(await run({ key: "__proto__", as: "__proto__" }, [1])).toEqual([JSON.parse('{"value":1,"__proto__":null}')]);
});
