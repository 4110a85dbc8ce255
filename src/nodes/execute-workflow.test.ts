import { expect, test } from "vitest";
import { NodeError } from "../model/failure.ts";
import { executeWorkflow } from "./execute-workflow.ts";
import { runNode } from "./runNode.ts";
import { recordingControl } from "./support/recordingControl.ts";

const giving = (outputs: Record<string, readonly number[]>) => recordingControl({ call: async () => outputs });

test("W1 calls the workflow once with the items and the parameters, worked out over the first item", async () => {
  const { control, asked } = recordingControl();
  const input = [{ c: "EUR" }, { c: "USD" }];
  await runNode(executeWorkflow, { params: { workflow: "price", parameters: { currency: "${item.c}" } }, input, control });
  expect(asked).toEqual([["call", { workflow: "price", parameters: { currency: "EUR" }, input, detached: false }]]);
});

test("the parameters may be one expression", async () => {
  const { control, asked } = recordingControl();
  await runNode(executeWorkflow, { params: { workflow: "w", parameters: "${item}" }, input: [{ a: 1 }], control });
  expect(asked).toEqual([["call", expect.objectContaining({ parameters: { a: 1 } })]]);
});

test("emits all outputs one after the other, or the one named", async () => {
  const { control } = giving({ a: [1, 2], "b.rest": [3] });
  const run = (output: string) => runNode(executeWorkflow, { params: { workflow: "w", output }, control });
  expect(await run("")).toEqual({ out: [1, 2, 3] });
  expect(await run("b.rest")).toEqual({ out: [3] });
});

test("an output that the called run did not make gives no items, and a line in the log says so", async () => {
  const lines: unknown[] = [];
  const { control } = giving({ a: [1] });
  const log = (...line: unknown[]) => void lines.push(line);
  expect(await runNode(executeWorkflow, { params: { workflow: "w", output: "toString" }, control, log })).toEqual({ out: [] });
  expect(lines).toEqual([["“w” gave no output “toString”.", { outputs: ["a"] }]]);
});

test("without input it calls with one empty item, as a run without input starts", async () => {
  const { control, asked } = recordingControl();
  await runNode(executeWorkflow, { params: { workflow: "w", input: "none" }, input: [1, 2], control });
  expect(asked).toEqual([["call", expect.objectContaining({ input: [{}] })]]);
});

test("a packet without items is an input, too", async () => {
  const { control, asked } = recordingControl();
  await runNode(executeWorkflow, { params: { workflow: "w" }, input: [], control });
  expect(asked).toEqual([["call", expect.objectContaining({ input: [] })]]);
});

test("W1 detached passes the very same items on", async () => {
  const { control, asked } = giving({});
  const input = [1, 2];
  const { out } = await runNode(executeWorkflow, { params: { workflow: "w", detached: true, output: "x" }, input, control });
  expect(out).toBe(input);
  expect(asked).toEqual([["call", expect.objectContaining({ detached: true })]]);
});

test("W1 the failure of the called run is its failure", async () => {
  const { control } = recordingControl({ call: () => Promise.reject(new NodeError("stopped", "no stock")) });
  await expect(runNode(executeWorkflow, { params: { workflow: "w" }, control })).rejects.toMatchObject({ code: "stopped" });
});

test("parameters that are no map are refused with a way out", async () => {
  for (const parameters of [[1], 1, null, "${item.none}"]) {
    await expect(runNode(executeWorkflow, { params: { workflow: "w", parameters } })).rejects.toMatchObject({
      code: "bad-value",
      param: "parameters",
      hint: expect.stringContaining("currency"),
    });
  }
});
