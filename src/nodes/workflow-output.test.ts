import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { workflowOutput } from "./workflow-output.ts";

test("passes the very same items on", async () => {
  const input = [{ a: 1 }, [1, 2], null];
  expect((await runNode(workflowOutput, { params: { name: "x" }, input })).out).toBe(input);
});

test("needs no name: then its id counts", async () => {
  expect(await runNode(workflowOutput, { input: [] })).toEqual({ out: [] });
  expect(workflowOutput.params.name).not.toHaveProperty("default");
});
