import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { expect, test } from "vitest";
import { indexedDbStore } from "./indexedDbStore.ts";
import { checkWitness, type Memory, rememberWitness } from "./witness.ts";

function memory(text?: string): Memory & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => text ?? kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
const seen = (id: string, workflows = 0, runs = 0) => ({ id, workflows, runs });

test("who remembers nothing finds everything fresh", () => {
  expect(checkWitness(memory(), seen("a", 3))).toEqual({ finding: "fresh" });
});

test("the database of last time is the same, whatever it holds now", () => {
  const witness = memory();
  expect(rememberWitness(witness, seen("a", 3, 1))).toBe(true);
  expect(checkWitness(witness, seen("a"))).toEqual({ finding: "same" });
});

test.each([
  [2, 0],
  [0, 1],
])("another database where %i workflows and %i runs were is a loss, and says of what", (workflows, runs) => {
  const witness = memory();
  rememberWitness(witness, seen("a", workflows, runs));
  expect(checkWitness(witness, seen("b"))).toEqual({ finding: "lost", remembered: { workflows, runs } });
  rememberWitness(witness, seen("b"));
  expect(checkWitness(witness, seen("b"))).toEqual({ finding: "same" });
});

test("another database where nothing was is fresh", () => {
  const witness = memory();
  rememberWitness(witness, seen("a"));
  expect(checkWitness(witness, seen("b"))).toEqual({ finding: "fresh" });
});

test.each(["", "null", "{", "[]", '{"id":1,"workflows":1,"runs":1}', '{"id":"a"}', '{"id":"a","workflows":-1,"runs":1e999}'])(
  "what it cannot understand (%j) it does not remember",
  (text) => {
    expect(checkWitness(memory(text), seen("b"))).toEqual({ finding: "fresh" });
  },
);

test("a browser that refuses the memory makes nothing fail", () => {
  const refuse = (): never => {
    throw new DOMException("no", "SecurityError");
  };
  const witness = { getItem: refuse, setItem: refuse };
  expect(rememberWitness(witness, seen("a", 1))).toBe(false);
  expect(checkWitness(witness, seen("a", 1))).toEqual({ finding: "fresh" });
});

test("a database that was made anew under its old name is found out", async () => {
  const witness = memory();
  const store = indexedDbStore("witnessed");
  await store.put({ id: "a", name: "A", updatedAt: 1, nodes: 0, revision: "r", text: "{}" });
  const look = async () => seen(await store.id(), (await store.list()).length);
  rememberWitness(witness, await look());
  expect(checkWitness(witness, await look())).toEqual({ finding: "same" });
  await deleteDB("witnessed");
  expect(checkWitness(witness, await look())).toEqual({ finding: "lost", remembered: { workflows: 1, runs: 0 } });
});
