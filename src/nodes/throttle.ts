import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { PACE } from "./support/paceFields.ts";

export const throttleParams = PACE satisfies Fields;

export const throttle = defineNode({
  type: "throttle",
  title: "Throttle",
  icon: "gauge",
  category: "flow",
  aliases: ["slow down", "spread", "pace", "delay between items", "per second", "batch delay"],
  docs: {
    summary: "Lets at most so many items through in each length of time.",
    details:
      "The first items go at once, the next ones when the time is over, in order; none is lost. What follows begins with the first ones where it can take its items in pieces, else it gets them all when the last have gone. The node is busy until its last window is over, so several packets together do not go faster than one.",
    examples: [
      { title: "Two in every ten seconds", params: { most: 2, per: "10s" }, input: [1, 2, 3], output: { out: [1, 2, 3] } },
      { title: "One a second", params: {}, input: [{ id: 1 }], output: { out: [{ id: 1 }] } },
    ],
  },
  mode: "once",
  params: throttleParams,
  summary: "{most} in {per}",
  run: lazyRun(async () => (await import("./run/throttleItems.ts")).throttleItems),
});
