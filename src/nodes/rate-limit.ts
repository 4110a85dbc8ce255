import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { PACE } from "./support/paceFields.ts";

export const rateLimitParams = {
  key: {
    kind: "expression",
    label: "Key",
    help: "What is counted for itself, worked out for each item.",
    placeholder: "${item.host}",
    required: true,
    per: "item",
  },
  ...PACE,
} as const satisfies Fields;

export const rateLimit = defineNode({
  type: "rate-limit",
  title: "Rate limit",
  icon: "timer-reset",
  category: "flow",
  aliases: ["quota", "per key", "per host", "api limit", "requests per minute", "bucket"],
  docs: {
    summary: "Lets at most so many items of each key through in each length of time.",
    details:
      "Keys do not wait for each other: the first items of every key go at once, the next ones of each when the time is over, so items of different keys change places; those of one key stay in order, and none is lost. Keys are equal when their values are, deeply; a missing value has the key of null. It remembers within its run: it is busy until its last window is over, so several packets together do not go faster than one.",
    examples: [
      {
        title: "One a second for each host",
        params: { key: "${item.host}", most: 1, per: "1s" },
        input: [
          { host: "a", id: 1 },
          { host: "a", id: 2 },
          { host: "b", id: 3 },
        ],
        output: {
          out: [
            { host: "a", id: 1 },
            { host: "b", id: 3 },
            { host: "a", id: 2 },
          ],
        },
      },
    ],
  },
  mode: "once",
  params: rateLimitParams,
  summary: "{most} in {per} for each {key}",
  run: lazyRun(async () => (await import("./run/limitRate.ts")).limitRate),
});
