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
