import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { StateStore } from "../model/state.ts";
import { rememberDuplicates } from "./remember-duplicates.ts";
import { runNode } from "./runNode.ts";

/** State over several runs; `again` gives each update twice, as when somebody else was first. */
function store(again = false): StateStore & { readonly kept: Map<string, Json> } {
  const kept = new Map<string, Json>();
  return {
    kept,
    read: async (name) => kept.get(name),
    change: async (name, update) => {
      if (again) update(undefined);
      const value = update(kept.get(name));
      if (value !== undefined) kept.set(name, JSON.parse(JSON.stringify(value)));
    },
  };
}

type Call = { readonly params?: object; readonly now?: number; readonly key?: string };
let calls = 0;
const seenBy = (state: StateStore, input: readonly Item[], { params = {}, now = 0, key }: Call = {}) => {
  calls += 1;
  const host = { state, now: () => now };
  const type = {
    ...rememberDuplicates,
    run: (context: never) => rememberDuplicates.run(Object.assign({}, context, { idempotencyKey: key ?? `call ${calls}` })),
  };
  return runNode(type as typeof rememberDuplicates, { params: { name: "orders", by: ["id"], ...params }, input, host });
};

test("what a run has seen the next one leaves out, and what came twice in one", async () => {
  const state = store();
  expect(await seenBy(state, [{ id: 1 }, { id: "1" }, { id: 1, x: 2 }])).toEqual({
    new: [{ id: 1 }, { id: "1" }],
    seen: [{ id: 1, x: 2 }],
  });
  expect(await seenBy(state, [{ id: 2 }, { id: 1 }])).toEqual({ new: [{ id: 2 }], seen: [{ id: 1 }] });
  expect(await seenBy(state, [])).toEqual({ new: [], seen: [] });
});

test("memories by other names, and by other fields, are apart", async () => {
  const state = store();
  await seenBy(state, [{ id: 1, n: 1 }]);
  expect((await seenBy(state, [{ id: 1, n: 1 }], { params: { name: "bills" } })).new).toHaveLength(1);
  expect((await seenBy(state, [{ n: 1, id: 1 }], { params: { name: "whole", by: [] } })).new).toHaveLength(1);
  expect((await seenBy(state, [{ id: 1, n: 1 }], { params: { name: "whole", by: [] } })).new).toHaveLength(0);
});

test("an attempt that is repeated lets the same items through again", async () => {
  const state = store();
  expect((await seenBy(state, [{ id: 1 }], { key: "a" })).new).toHaveLength(1);
  expect((await seenBy(state, [{ id: 1 }], { key: "a" })).new).toHaveLength(1);
  expect((await seenBy(state, [{ id: 1 }], { key: "b" })).new).toHaveLength(0);
});

test("an update that is made twice counts once", async () => {
  expect(await seenBy(store(true), [{ id: 1 }, { id: 1 }])).toEqual({ new: [{ id: 1 }], seen: [{ id: 1 }] });
});

test("the oldest are forgotten behind the most to remember, and after their time", async () => {
  const state = store();
  const few = { params: { most: 2 } };
  await seenBy(state, [{ id: 1 }, { id: 2 }], few);
  await seenBy(state, [{ id: 3 }], few);
  expect(await seenBy(state, [{ id: 2 }, { id: 3 }, { id: 1 }], few)).toEqual({ new: [{ id: 1 }], seen: [{ id: 2 }, { id: 3 }] });
  const short = { forgetAfter: "1s", name: "short" };
  await seenBy(state, [{ id: 1 }], { params: short, now: 0 });
  expect((await seenBy(state, [{ id: 1 }], { params: short, now: 999 })).new).toHaveLength(0);
  expect((await seenBy(state, [{ id: 1 }], { params: short, now: 1000 })).new).toHaveLength(1);
});

test("keeps digests, never what the items hold", async () => {
  const state = store();
  await seenBy(state, [{ id: "a secret id" }]);
  expect(JSON.stringify([...state.kept])).not.toContain("secret");
  expect([...state.kept.keys()]).toEqual(["remember-duplicates:orders"]);
});

test("a name that is empty, a time that is none and a memory that is another's fail", async () => {
  const state = store();
  await expect(seenBy(state, [1], { params: { name: " " } })).rejects.toMatchObject({ code: "missing-param", param: "name" });
  await expect(seenBy(state, [1], { params: { forgetAfter: "soon" } })).rejects.toMatchObject({ code: "bad-param", param: "forgetAfter" });
  await expect(seenBy(state, [1], { params: { most: -1 } })).rejects.toMatchObject({ code: "bad-param", param: "most" });
  state.kept.set("remember-duplicates:orders", { mine: true });
  await expect(seenBy(state, [1])).rejects.toMatchObject({ code: "bad-state", param: "name" });
});
