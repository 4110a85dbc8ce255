import { expect, test } from "vitest";
import { end } from "./end.ts";
import { runNode } from "./runNode.ts";
import { recordingControl } from "./support/recordingControl.ts";

test("D6 ends its scope once and shows the very same items as its result", async () => {
  const { control, asked } = recordingControl();
  const input = [{ a: 1 }, 2];
  const { out } = await runNode(end, { input, control });
  expect(out).toBe(input);
  expect(asked).toEqual([["endScope"]]);
});

test("D6 ends it where a packet without items arrives, too", async () => {
  const { control, asked } = recordingControl();
  expect(await runNode(end, { input: [], control })).toEqual({ out: [] });
  expect(asked).toEqual([["endScope"]]);
});
