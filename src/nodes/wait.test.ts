import { expect, test } from "vitest";
import { checkParams } from "../model/checkParams.ts";
import { runNode } from "./runNode.ts";
import { recordingControl } from "./support/recordingControl.ts";
import { wait } from "./wait.ts";

const brings = (data: string | null | { readonly by: string }) => recordingControl({ wait: async () => ({ choice: 0, data }) });

test("waits once for the packet, then passes the very same items on", async () => {
  const { control, asked } = recordingControl();
  const input = [1, 2, 3];
  const { out } = await runNode(wait, { params: { duration: "1m30s" }, input, control });
  expect(out).toBe(input);
  expect(asked).toEqual([["wait", [{ after: 90_000 }]]]);
});

test("waits where a packet without items arrives, too", async () => {
  const { control, asked } = recordingControl();
  expect(await runNode(wait, { input: [], control })).toEqual({ out: [] });
  expect(asked).toHaveLength(1);
});

test("ends at once when it is cancelled", async () => {
  const { control } = recordingControl({ wait: () => Promise.reject(new Error("cancelled")) });
  await expect(runNode(wait, { params: { duration: "1d" }, control })).rejects.toThrow("cancelled");
});

test("says what is wrong with a duration that is none", async () => {
  for (const duration of ["soon", -1, true]) {
    await expect(runNode(wait, { params: { duration } })).rejects.toMatchObject({ code: "bad-value", param: "duration", kind: "user" });
  }
});

test("E1 waits for a signal by its name, which may be worked out from the first item", async () => {
  const { control, asked } = recordingControl();
  const input = [{ id: 7 }, { id: 8 }];
  const { out } = await runNode(wait, { params: { for: "signal", signal: "paid-${item.id}" }, input, control });
  expect(out).toBe(input);
  expect(asked).toEqual([["wait", [{ signal: "paid-7" }]]]);
});

test("E1 a signal that came before does not count where it is dropped", async () => {
  const { control, asked } = recordingControl();
  await runNode(wait, { params: { for: "signal", signal: "go", missed: "drop" }, control });
  expect(asked).toEqual([["wait", [{ signal: "go", transient: true }]]]);
});

test("E3 waits for whichever comes first, a signal that is there already before the time", async () => {
  const { control, asked } = recordingControl();
  await runNode(wait, { params: { for: "either", signal: "go", duration: 0 }, control });
  expect(asked).toEqual([["wait", [{ signal: "go" }, { after: 0 }]]]);
});

test("what the signal brings goes into every item that is an object, other items pass as they are", async () => {
  const input = [{ a: 1 }, 2, [3], null, { signal: "old" }];
  const params = { for: "signal", signal: "go" };
  expect(await runNode(wait, { params, input, control: brings({ by: "Ada" }).control })).toEqual({
    out: [{ a: 1, signal: { by: "Ada" } }, 2, [3], null, { signal: { by: "Ada" } }],
  });
  expect(input[0]).toEqual({ a: 1 });
  expect(await runNode(wait, { params, input: [{}], control: brings(null).control })).toEqual({ out: [{ signal: null }] });
});

test("the field for the data can be named, __proto__ too, or left out", async () => {
  const run = (into: string) =>
    runNode(wait, { params: { for: "signal", signal: "go", into }, input: [{ a: 1 }], control: brings("x").control });
  expect(await run("answer")).toEqual({ out: [{ a: 1, answer: "x" }] });
  expect(Object.keys((await run("__proto__"))["out"]?.[0] as object)).toEqual(["a", "__proto__"]);
  expect(await run("")).toEqual({ out: [{ a: 1 }] });
});

test("a signal without a name is refused, by the check and by the run; a duration alone needs none", async () => {
  const problems = (params: Record<string, string>) => checkParams(wait.params, params, [], () => []).map(({ path }) => path.join("."));
  expect(problems({ for: "signal" })).toEqual(["signal"]);
  expect(problems({})).toEqual([]);
  for (const signal of ["", "${item.none}"]) {
    await expect(runNode(wait, { params: { for: "either", signal } })).rejects.toMatchObject({
      code: "missing-param",
      param: "signal",
      hint: expect.stringContaining("name"),
    });
  }
});
