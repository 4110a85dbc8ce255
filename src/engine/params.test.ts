import { expect, test } from "vitest";
import { flow, runFlow } from "./runFlow.ts";

const items = [
  { n: 1, least: 2, also: ["x"] },
  { n: 3, least: 2, also: [] },
  { n: 0, least: 2, also: ["free"] },
];
/** The items that each comparison compares with a value of the item itself. */
const conditions = {
  any: [
    { left: "${item.n}", is: "greater", right: "${item.least}" },
    {
      all: [
        { left: "${item.also}", is: "contains", right: "${parameters.word}" },
        { left: "${index}", is: "equals", right: 2 },
      ],
    },
  ],
};
const start = { type: "emit@1", params: { items } };

test("F7 templates inside conditions are worked out for each item, at any depth, on both sides", async () => {
  const filter = { type: "filter@1", params: { by: "conditions", conditions } };
  const workflow = { ...flow({ a: start, f: filter }, ["a -> f"]), parameters: { word: { kind: "text", label: "Word", default: "free" } } };
  const { result } = await runFlow(workflow);
  expect(result.outputs).toMatchObject({ f: [items[1], items[2]], "f.dropped": [items[0]] });
});

test("F7 conditions without templates, and those of the rules of a list", async () => {
  const rules = [
    { port: "fits", by: "conditions", conditions },
    { port: "rest", by: "conditions", conditions: { all: [] } },
  ];
  const { result } = await runFlow({
    ...flow({ a: start, s: { type: "switch@1", params: { rules } } }, ["a -> s"]),
    parameters: { word: { kind: "text", label: "Word", default: "x" } },
  });
  expect(result.outputs).toMatchObject({ s: [items[1]], "s.rest": [items[0], items[2]] });
});

test("H3 a template inside conditions that fails names the param and the item", async () => {
  const failing = { all: [{ left: "${item.also.at(0).trim()}", is: "equals", right: "x" }] };
  const { result } = await runFlow(
    flow({ a: start, f: { type: "filter@1", params: { by: "conditions", conditions: failing } } }, ["a -> f"]),
  );
  expect(result.failures).toMatchObject([{ code: "expression", param: "conditions", itemIndex: 1, item: items[1] }]);
});
