import { expect, test } from "vitest";
import { defineNode } from "../model/defineNode.ts";
import type { RunContext } from "../model/nodeType.ts";
import { WorkWatch } from "./workWatch.ts";

const never = () => new Promise<never>(() => undefined);

test.each([
  ["keepFile", true],
  ["bytesOf", true],
  ["sleep", false],
  ["fetch", false],
] as const)("a call that waits for %s of the host is at work: %s", async (name, atWork) => {
  const watch = new WorkWatch();
  const type = defineNode({ type: "waits", run: async ({ host }) => (host as unknown as Record<string, () => Promise<never>>)[name]?.() });
  void watch.watched(type).run({ host: { [name]: never }, control: {} } as unknown as RunContext);
  await Promise.resolve();
  expect(watch.atWork).toBe(atWork);
});
