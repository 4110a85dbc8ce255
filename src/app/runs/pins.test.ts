import { expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { parseItems } from "./parseItems.ts";
import { pinnedPorts } from "./pinnedPorts.ts";
import { withPins } from "./pins.ts";
import { staleText } from "./staleText.ts";

const FLOW: Workflow = { format: "vwmp/1", name: "W", nodes: { a: { type: "if@1" }, ab: { type: "manual@1" } }, edges: [] };

test("any ports of a node are pinned, and the last pin that goes takes the list along", () => {
  const pinned = withPins(
    withPins(
      FLOW,
      "a",
      new Map([
        ["true", [1]],
        ["false", []],
      ]),
    ),
    "ab",
    new Map([["out", [{ n: 1 }]]]),
  );
  expect(pinned.pins).toEqual({ "a.true": [1], "a.false": [], "ab.out": [{ n: 1 }] });
  expect(pinnedPorts(pinned, "a")).toEqual(["true", "false"]);
  const unpinned = withPins(
    withPins(
      pinned,
      "a",
      new Map([
        ["true", undefined],
        ["false", undefined],
      ]),
    ),
    "ab",
    new Map([["out", undefined]]),
  );
  expect(unpinned).toEqual(FLOW);
});

test("pinned data written by hand is a list, or one item; else it is said what is wrong", () => {
  expect(parseItems('[{"a":1}, 2]')).toEqual({ items: [{ a: 1 }, 2] });
  expect(parseItems('{"a":1}')).toEqual({ items: [{ a: 1 }] });
  expect(parseItems("[1,")).toEqual({ fault: expect.stringMatching(/^This is no JSON: /) });
  expect(parseItems(" ")).toEqual({ fault: expect.stringContaining("[] for none") });
});

test("a stale result says why, by the title of the node before it", () => {
  expect(staleText({ kind: "params" }, (id) => id)).toBe("Stale: its params have changed");
  expect(staleText({ kind: "before", because: "a" }, () => "Fetch")).toBe("Stale: “Fetch” before it has changed");
  expect(staleText({ kind: "parameter", name: "minimum" }, (id) => id)).toBe("Stale: the parameter “minimum” has changed");
});
