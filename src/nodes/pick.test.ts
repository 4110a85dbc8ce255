import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
import { outputsOf } from "../model/ports.ts";
import { pick } from "./pick.ts";
import { runNode } from "./runNode.ts";
import { recordingControl } from "./support/recordingControl.ts";

const choices = [
  { name: "answered", signal: "answer" },
  { name: "either", signal: "hint-${item.id}", after: "1m" },
  { name: "late", after: 5000 },
];

const first = (choice: number, data?: Json) => recordingControl({ wait: async () => ({ choice, data }) });

test("its ports are those of its choices", () => {
  expect(outputsOf(pick, { choices }).map(({ name }) => name)).toEqual(["answered", "either", "late"]);
  expect(outputsOf(pick, {})).toEqual([]);
});

test("E3 waits for all events at once, in the order of the choices", async () => {
  const { control, asked } = recordingControl();
  await runNode(pick, { params: { choices }, input: [{ id: 1 }], control });
  expect(asked).toEqual([["wait", [{ signal: "answer" }, { signal: "hint-1" }, { after: 60_000 }, { after: 5000 }]]]);
});

test.each([
  [0, "answered"],
  [1, "either"],
  [2, "either"],
  [3, "late"],
])("E3 event %i sends the very same items to %s and nowhere else", async (event, port) => {
  const input = [{ id: 1 }, 2];
  const outputs = await runNode(pick, { params: { choices }, input, control: first(event).control });
  expect(Object.keys(outputs)).toEqual([port]);
  expect(outputs[port]).toBe(input);
});

test("what the signal brings goes into the field named, or nowhere", async () => {
  const run = (into: string | undefined) =>
    runNode(pick, { params: { choices, ...(into !== undefined && { into }) }, input: [{}, 2], control: first(0, 5).control });
  expect(await run(undefined)).toEqual({ answered: [{ signal: 5 }, 2] });
  expect(await run("answer")).toEqual({ answered: [{ answer: 5 }, 2] });
  expect(await run("")).toEqual({ answered: [{}, 2] });
});

test("E1 signals that came before do not count where they are dropped", async () => {
  const { control, asked } = recordingControl();
  await runNode(pick, { params: { choices: choices.slice(0, 1), missed: "drop" }, control });
  expect(asked).toEqual([["wait", [{ signal: "answer", transient: true }]]]);
});

test("without items the way is still decided", async () => {
  expect(await runNode(pick, { params: { choices: [choices[0], choices[2]] }, input: [], control: first(1).control })).toEqual({
    late: [],
  });
});

test("a choice may be called __proto__", async () => {
  const outputs = await runNode(pick, { params: { choices: [{ name: "__proto__", signal: "x" }] }, input: [1] });
  expect(Object.entries(outputs)).toEqual([["__proto__", [1]]]);
});

test("a choice that waits for nothing is refused, and so is none at all", async () => {
  const run = (given: readonly Json[]) => runNode(pick, { params: { choices: given } });
  await expect(run([...choices, { name: "never", after: "" }])).rejects.toMatchObject({
    code: "missing-param",
    param: "choices",
    message: expect.stringContaining("“never”"),
    hint: expect.stringContaining("signal"),
  });
  await expect(run([])).rejects.toMatchObject({ code: "missing-param", param: "choices", hint: expect.stringContaining("Add") });
  await expect(run([{ name: "a", after: "soon" }])).rejects.toMatchObject({ code: "bad-value", param: "choices" });
});
