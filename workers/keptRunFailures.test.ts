import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { defineNode, journalEvents, type Workflow, WorkflowEngine } from "#engine";
import { failAt, type How } from "../src/storage/failAt.ts";
import { indexedDbRunStore } from "../src/storage/indexedDbRunStore.ts";
import { FakeLocks } from "./fakeLocks.ts";
import { type RunDatabase, RunKeeping } from "./runKeeping.ts";
import { RunLocks } from "./runLocks.ts";

// Each call that a run makes of IndexedDB fails once, one after the other: the run is then kept whole, or the page is told why not.

const large = defineNode({ type: "large", mode: "once", run: () => [{ text: "x".repeat(5000) }] });
const send = defineNode({ type: "send", mode: "once", effects: "write", run: ({ items }) => items });
const WORKFLOW: Workflow = {
  format: "vwmp/1",
  name: "Sends what is large",
  nodes: { large: { type: "large@1" }, send: { type: "send@1" } },
  edges: ["large -> send"],
};

/** What became of a run of which the n-th call failed, in a database that holds another run. */
async function failing(n: number, how: How, plant = (store: RunDatabase) => store) {
  const name = `runs-${crypto.randomUUID()}`;
  const { manager } = new FakeLocks().worker();
  const nodes = [large, send];
  const keeping = new RunKeeping((store) => new WorkflowEngine({ nodes, store }), plant(indexedDbRunStore(name)), new RunLocks(manager, 5));
  const earlier = await keeping.engine.execute(WORKFLOW);
  const plan = failAt(n, how);
  const refused = await keeping.refusal();
  const run = refused === undefined ? keeping.engine.start(WORKFLOW) : undefined;
  const result = await run?.result;
  const planted = plan.failed();
  plan.stop();
  const list = await keeping.list();
  const kept: string[] = [];
  const store = indexedDbRunStore(name);
  for await (const lines of store.read(run?.runId ?? "")) kept.push(...journalEvents(lines).map(({ kind }) => kind));
  return {
    planted,
    told:
      refused !== undefined || "refused" in list || list.failed !== undefined || result?.failures[0]?.code.startsWith("store-") === true,
    whole: run !== undefined && kept.join() === run.log.map(({ kind }) => kind).join(),
    earlier: (await store.head(earlier.runId))?.status,
  };
}

test.each(["throws", "aborts"] as const)(
  "whichever call of the storage fails (%s), a run is kept whole or its loss is told",
  async (how) => {
    let [n, losses] = [1, 0];
    for (; ; n += 1) {
      const { planted, told, whole, earlier } = await failing(n, how);
      expect(told || whole, `call ${n}`).toBe(true);
      expect(earlier, `call ${n} and the run before`).toBe("succeeded");
      if (!planted) break;
      if (!whole) losses += 1;
    }
    expect(losses).toBeGreaterThan(5);
  },
);

test("a store that acknowledges what it could not keep is caught", async () => {
  const faulty = (store: RunDatabase): RunDatabase => ({ ...store, append: (...given) => store.append(...given).catch(() => undefined) });
  const found = [];
  for (let n = 1; n < 20; n += 1) found.push(await failing(n, "throws", faulty));
  expect(found.filter(({ planted, told, whole }) => planted && !told && !whole).length).toBeGreaterThan(2);
});
