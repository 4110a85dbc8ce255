import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { workflowInput } from "./workflow-input.ts";

test("emits the run's input, the very same items", async () => {
  const input = [{ id: 1 }, 2];
  expect((await runNode(workflowInput, { params: { sample: [9] }, run: { input } })).out).toBe(input);
});

test("an input of no items is an input", async () => {
  expect(await runNode(workflowInput, { params: { sample: [9] }, run: { input: [] } })).toEqual({ out: [] });
});

test("without an input it emits the sample", async () => {
  expect(await runNode(workflowInput)).toEqual({ out: [{}] });
  expect(await runNode(workflowInput, { params: { sample: { id: 3 } } })).toEqual({ out: [{ id: 3 }] });
});
