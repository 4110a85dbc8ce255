import assert from "node:assert/strict";
import { compileTemplate } from "../lib/index.js";
import { median } from "./table.mjs";

const COUNT = 100_000;
const countries = ["DE", "FR", "IT", "ES", "PT"];
const records = Array.from({ length: COUNT }, (_, at) => ({
  id: at,
  country: countries[at % 5],
  total: (at * 7919) % 500,
  tax: 0.19,
  lines: Array.from({ length: 1 + (at % 4) }, (_line, line) => ({ price: ((at + line) % 90) + 0.5, count: (at + line) % 3 })),
}));

const CASES = [
  {
    what: "a test",
    template: '${item.total * (1 + item.tax) >= 100 && item.country !== "DE"}',
    plain: () => records.map((item) => item.total * (1 + item.tax) >= 100 && item.country !== "DE"),
  },
  {
    what: "an object",
    template: "${{ id: item.id, gross: item.total * (1 + item.tax), label: `${item.country}-${item.id}` }}",
    plain: () => records.map((item) => ({ id: item.id, gross: item.total * (1 + item.tax), label: `${item.country}-${item.id}` })),
  },
  {
    what: "methods of a small list",
    template: "${item.lines.filter(l => l.count > 1).map(l => l.price * l.count).reduce((sum, gross) => sum + gross, 0)}",
    plain: () =>
      records.map((item) =>
        item.lines
          .filter((l) => l.count > 1)
          .map((l) => l.price * l.count)
          .reduce((sum, gross) => sum + gross, 0),
      ),
  },
];

/** Expressions over 100,000 records, each as a ratio to plain JavaScript doing the same; all are warm before one is measured. */
export async function measureExpressions() {
  const scope = { item: undefined, items: records, index: 0, parameters: {}, config: {}, variables: {}, env: {}, now: 0 };
  const cases = CASES.map((each) => {
    const { evaluate } = compileTemplate(each.template);
    const evaluateAll = () =>
      records.map((item, index) => {
        scope.item = item;
        scope.index = index;
        return evaluate(scope);
      });
    return { ...each, evaluateAll };
  });
  for (let warm = 0; warm < 5; warm += 1) for (const { evaluateAll, plain } of cases) assert.deepEqual(evaluateAll(), plain());
  const rows = [];
  for (const { what, evaluateAll, plain } of cases) {
    const own = await median(21, evaluateAll);
    const bare = await median(21, plain);
    rows.push({
      what: `100,000 records: ${what}`,
      value: own / bare,
      unit: "× plain",
      budget: 4,
      beside: `${own.toFixed(1)} ms against ${bare.toFixed(1)} ms`,
    });
  }
  return rows;
}
