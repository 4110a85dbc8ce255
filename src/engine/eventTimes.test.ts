import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import { Engine } from "./engine.ts";
import { flow } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

test("what a node says while it works carries the time at which it said so, not that of its start", async () => {
  const slow = defineNode({
    type: "slow",
    mode: "once",
    run: async ({ host, progress, log }) => {
      await host.sleep(100);
      progress(1, 2);
      await host.sleep(50);
      log("half");
      await host.sleep(50);
      return [];
    },
  });
  const host = new VirtualHost();
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  const started = new Engine({ types: [slow], host, allow: {}, concurrency: 9, read }).start(flow({ a: "slow" }, []));
  await host.run(started.result);
  const begun = started.log.find(({ kind }) => kind === "node-started")?.at ?? 0;
  const said = started.log.flatMap((event) => ("node" in event ? [[event.kind, event.at - begun]] : []));
  expect(said).toEqual([
    ["node-started", 0],
    ["node-progressed", 100],
    ["log-written", 150],
    ["node-finished", 200],
  ]);
});

test("O1 what a node says of how far it is is told at most twice a second, in the end the latest", async () => {
  const steady = defineNode({
    type: "steady",
    mode: "once",
    params: { every: { kind: "number", label: "Every", default: 100 }, rest: { kind: "number", label: "Rest", default: 0 } },
    run: async ({ host, progress, params }) => {
      for (let done = 1; done <= 12; done += 1) {
        await host.sleep(params.every);
        progress(done, 12);
      }
      await host.sleep(params.rest);
      return [];
    },
  });
  const told = async (params: object): Promise<(readonly [number, number])[]> => {
    const host = new VirtualHost();
    const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
    const started = new Engine({ types: [steady], host, allow: {}, concurrency: 9, read }).start(
      flow({ a: { type: "steady@1", params } }, []),
    );
    await host.run(started.result);
    expect(host.pending).toBe(0);
    const begun = started.log.find(({ kind }) => kind === "node-started")?.at ?? 0;
    return started.log.flatMap((event) => (event.kind === "node-progressed" ? [[event.at - begun, event.done]] : []));
  };
  expect(await told({ every: 90 })).toEqual([
    [90, 1],
    [590, 6],
  ]);
  expect((await told({ every: 90, rest: 5000 })).at(-1)).toEqual([1090, 12]);
  expect((await told({ every: 1000 })).length).toBe(12);
});
