import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const sampleParams = {
  take: {
    kind: "choice",
    label: "Take",
    options: [
      { value: "count", label: "A number of items, by chance" },
      { value: "share", label: "A share of the items, by chance" },
      { value: "every", label: "Every n-th item" },
    ],
    default: "count",
  },
  count: { kind: "number", label: "Items", default: 10, min: 0, integer: true, showIf: { param: "take", in: ["count"] } },
  percent: { kind: "number", label: "Per cent", default: 10, min: 0, max: 100, showIf: { param: "take", in: ["share"] } },
  every: {
    kind: "number",
    label: "Every",
    help: "1 takes all, 10 the first, the eleventh, and so on.",
    default: 10,
    min: 1,
    integer: true,
    showIf: { param: "take", in: ["every"] },
  },
} as const satisfies Fields;

export const sample = defineNode({
  type: "sample",
  title: "Sample",
  icon: "dices",
  category: "items",
  aliases: ["random", "pick some", "subset", "shuffle", "every nth", "test data"],
  docs: {
    summary: "Takes some of the items, by chance or evenly.",
    details:
      "Order stays. By chance every item is as likely as any other to be taken, and none is taken twice; the choice follows from the seed of the run, so a run that is repeated with its seed takes the same items. A share is rounded to whole items. Where fewer items come than are asked for, all are taken.",
    examples: [
      {
        title: "Every second item",
        params: { take: "every", every: 2 },
        input: [1, 2, 3, 4, 5],
        output: { out: [1, 3, 5] },
      },
      { title: "Two by chance", params: { count: 2 }, input: ["a", "b", "c", "d"] },
    ],
  },
  mode: "once",
  params: sampleParams,
  summary: "{take}: {count} {percent} {every}",
  run: lazyRun(async () => (await import("./run/sampleItems.ts")).sampleItems),
});
