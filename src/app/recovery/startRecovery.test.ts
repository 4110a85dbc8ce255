import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RUN_DATABASE } from "./startRecovery.ts";

test("the page looks for runs where the worker keeps them", () => {
  const worker = readFileSync(new URL("../../../workers/engine.worker.ts", import.meta.url), "utf8");
  expect(worker).toContain(`keepIn: "${RUN_DATABASE}"`);
});
