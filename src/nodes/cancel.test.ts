import { expect, test } from "vitest";
import { cancel } from "./cancel.ts";
import { runNode } from "./runNode.ts";
import { recordingControl } from "./support/recordingControl.ts";

test("C1 cancels the nodes named and passes the very same items on", async () => {
  const { control, asked } = recordingControl();
  const input = [{ a: 1 }, 2];
  const { out } = await runNode(cancel, {
    params: { nodes: ["search", "each-order"], reason: "${items.length} are enough" },
    input,
    control,
  });
  expect(out).toBe(input);
  expect(asked).toEqual([["cancel", ["search", "each-order"], "2 are enough"]]);
});

test("C1 without nodes it cancels the run; without a reason it gives none", async () => {
  const { control, asked } = recordingControl();
  await runNode(cancel, { control });
  await runNode(cancel, { params: { reason: "" }, control });
  expect(asked).toEqual([
    ["cancel", []],
    ["cancel", []],
  ]);
});

test("cancels where a packet without items arrives, too", async () => {
  const { control, asked } = recordingControl();
  expect(await runNode(cancel, { params: { nodes: ["a"] }, input: [], control })).toEqual({ out: [] });
  expect(asked).toEqual([["cancel", ["a"]]]);
});
