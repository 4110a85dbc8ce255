import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { setVariable } from "./set-variable.ts";
import { recordingControl } from "./support/recordingControl.ts";

test("X4 sets the nearest variable once, over the first item, and passes the very same items on", async () => {
  const { control, asked } = recordingControl();
  const input = [{ n: 1 }, { n: 2 }];
  const { out } = await runNode(setVariable, { params: { name: "first", value: "${item.n}" }, input, control });
  expect(out).toBe(input);
  expect(asked).toEqual([["setVariable", "first", 1, "nearest"]]);
});

test.each(["nearest", "scope", "run"])("X4 sets it in %s when told to", async (where) => {
  const { control, asked } = recordingControl();
  await runNode(setVariable, { params: { name: "x", value: { a: [1] }, where }, control });
  expect(asked).toEqual([["setVariable", "x", { a: [1] }, where]]);
});

test("sets it where a packet without items arrives, too", async () => {
  const { control, asked } = recordingControl();
  expect(await runNode(setVariable, { params: { name: "count", value: "${items.length}" }, input: [], control })).toEqual({ out: [] });
  expect(asked).toEqual([["setVariable", "count", 0, "nearest"]]);
});

test("a value that comes to nothing is null; false, zero and empty text are values", async () => {
  const { control, asked } = recordingControl();
  for (const value of ["${item.none}", "${false}", "${0}", "${''}"]) await runNode(setVariable, { params: { name: "x", value }, control });
  expect(asked.map((call) => call[2])).toEqual([null, false, 0, ""]);
});

test("a variable without a name is refused", async () => {
  await expect(runNode(setVariable, { params: { name: "", value: 1 } })).rejects.toMatchObject({
    code: "missing-param",
    param: "name",
    hint: expect.stringContaining("name"),
  });
});
