import { expect, test } from "vitest";
import { defineNode, WorkflowEngine } from "../index.ts";

/** A type whose code comes when the test says so. */
function lateType() {
  const asked: unknown[] = [];
  const waiting: ((failure?: Error) => void)[] = [];
  const run = Object.assign(() => [{ made: true }], {
    load(used?: readonly object[]): Promise<void> {
      asked.push(used);
      return new Promise((resolve, reject) => {
        waiting.push((failure) => (failure === undefined ? resolve() : reject(failure)));
      });
    },
  });
  const late = defineNode({
    type: "late",
    version: 1,
    title: "Late",
    category: "data",
    docs: { summary: "Comes late.", examples: [] },
    params: {},
    run,
  });
  return {
    engine: new WorkflowEngine({ nodes: [late] }),
    asked,
    arrive(failure?: Error): void {
      for (const tell of waiting.splice(0)) tell(failure);
    },
  };
}

const workflow = {
  format: "vwmp/1",
  name: "W",
  nodes: { a: { type: "late@1", params: { deep: 1 } }, b: { type: "late@1" }, c: { type: "nobody@1" } },
  edges: [],
};

test("what a run waits for is loaded ahead of it, as its nodes use it; a type that there is not is none to load", async () => {
  const { engine, asked, arrive } = lateType();
  let there = false;
  const loading = engine.load(workflow).then(() => {
    there = true;
  });
  expect(asked).toEqual([[{ deep: 1 }], []]);
  expect(there).toBe(false);
  arrive();
  await loading;
});

test("code that does not come is no failure of loading: the run that needs it tells", async () => {
  const { engine, arrive } = lateType();
  const loading = engine.load(workflow);
  arrive(new Error("offline"));
  await expect(loading).resolves.toBeUndefined();
});

test("of a text that is no workflow nothing is loaded", async () => {
  await expect(lateType().engine.load("{")).resolves.toBeUndefined();
});
