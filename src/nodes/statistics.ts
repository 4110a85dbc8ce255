import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const statisticsParams = {
  fields: {
    kind: "texts",
    label: "Fields",
    namesField: true,
    help: "For example price or address.floor. Without any, every field that holds a number in some item.",
    placeholder: "price",
    default: [],
  },
} as const satisfies Fields;

export const statistics = defineNode({
  type: "statistics",
  title: "Statistics",
  icon: "calculator",
  category: "data",
  aliases: ["describe", "mean", "median", "quartile", "percentile", "variance", "standard deviation", "profile", "distribution"],
  docs: {
    summary: "Describes the numbers in each field: how many, how large, how spread.",
    details:
      'It emits one item a field. `count` says how many numbers there are, `missing` how many values are missing or `null`, `other` how many are of another kind: text such as `"12"` is not a number. Quartiles lie between two values where they have to (linear); the deviation is that of a sample (n − 1) and `null` below two numbers. Without numbers the results are `null`, as is a sum that no number can hold. An item that is no object counts as `{ value: item }`.',
    examples: [
      {
        title: "Prices",
        params: { fields: ["price"] },
        input: [{ price: 1 }, { price: 2 }, { price: 3 }, { price: 10 }, { price: "12" }, {}],
        output: {
          out: [
            {
              field: "price",
              count: 4,
              missing: 1,
              other: 1,
              sum: 16,
              mean: 4,
              deviation: Math.sqrt(50 / 3),
              min: 1,
              q1: 1.75,
              median: 2.5,
              q3: 4.75,
              max: 10,
            },
          ],
        },
      },
    ],
  },
  mode: "once",
  outputs: [{ name: "out", kind: "table" }],
  params: statisticsParams,
  summary: "of {fields}",
  run: lazyRun(async () => (await import("./run/describeFields.ts")).describeFields),
});
