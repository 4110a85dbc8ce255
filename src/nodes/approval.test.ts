import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
import { approval } from "./approval.ts";
import { runNode } from "./runNode.ts";
import { recordingControl } from "./support/recordingControl.ts";

const answered = (data: Json | undefined, choice = 0) => recordingControl({ wait: async () => ({ choice, data }) }).control;

test("E4 waits for the answer alone, under the name approval, where nothing is set", async () => {
  const { control, asked } = recordingControl();
  await runNode(approval, { control });
  expect(asked).toEqual([["wait", [{ signal: "approval" }]]]);
});

test("E4 waits for the signal named and for the deadline", async () => {
  const { control, asked } = recordingControl();
  await runNode(approval, { params: { signal: "sign-${item.id}", deadline: "1h" }, input: [{ id: 7 }], control });
  expect(asked).toEqual([["wait", [{ signal: "sign-7" }, { after: 3_600_000 }]]]);
});

test.each([
  ["approved", true],
  ["approved", { approved: true, by: "Ada" }],
  ["approved", { by: "Ada" }],
  ["rejected", false],
  ["rejected", { approved: false, why: "too dear" }],
] as const)("all items leave at %s when the answer is %j, and take it along", async (port, data) => {
  const outputs = await runNode(approval, { input: [{ a: 1 }, 2], control: answered(data) });
  expect(outputs).toEqual({ [port]: [{ a: 1, approval: data }, 2] });
});

test("an answer without data approves and leaves the very same items", async () => {
  const input = [{ a: 1 }];
  const outputs = await runNode(approval, { input, control: answered(undefined) });
  expect(outputs["approved"]).toBe(input);
});

test("E4 once the deadline has passed the items leave at escalated, as they are", async () => {
  const input = [{ a: 1 }];
  const outputs = await runNode(approval, { params: { deadline: "1h" }, input, control: answered(undefined, 1) });
  expect(Object.keys(outputs)).toEqual(["escalated"]);
  expect(outputs["escalated"]).toBe(input);
});

test("the field for the answer can be named or left out", async () => {
  const run = (into: string) => runNode(approval, { params: { into }, input: [{}], control: answered(true) });
  expect(await run("ok")).toEqual({ approved: [{ ok: true }] });
  expect(await run("")).toEqual({ approved: [{}] });
});

test("an answer that says neither fails and never approves", async () => {
  for (const data of ["no", 0, [], { approved: "false" }]) {
    await expect(runNode(approval, { control: answered(data) })).rejects.toMatchObject({
      code: "bad-answer",
      hint: expect.stringContaining("true, false"),
    });
  }
});

test("what the person is asked is in the log", async () => {
  const lines: unknown[] = [];
  const form = [{ name: "why", label: "Why" }];
  const params = { title: "Order ${item.id}", message: "${item.total} in all", form };
  await runNode(approval, { params, input: [{ id: 7, total: 9 }], log: (...line) => void lines.push(line) });
  await runNode(approval, { log: (...line) => void lines.push(line) });
  expect(lines).toEqual([
    ["Order 7", { signal: "approval", message: "9 in all", form }],
    ["Approval needed", { signal: "approval", message: "", form: [] }],
  ]);
});

test("says what is wrong with a deadline that is none", async () => {
  await expect(runNode(approval, { params: { deadline: "soon" } })).rejects.toMatchObject({ code: "bad-value", param: "deadline" });
});
