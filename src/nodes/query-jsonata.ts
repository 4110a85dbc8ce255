import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const queryJsonataParams = {
  query: {
    kind: "code",
    language: "jsonata",
    literal: true,
    label: "Query",
    help: "JSONata. It finds the item or the packet as $, and $index and $parameters.",
    placeholder: '$[total > 100].{"id": id, "gross": total * 1.19}',
    required: true,
  },
  over: {
    kind: "choice",
    label: "Ask",
    options: [
      { value: "item", label: "Each item" },
      { value: "packet", label: "All items at once" },
    ],
    default: "item",
  },
  timeout: { kind: "duration", label: "Time limit", help: "For one evaluation of the query.", default: "5s" },
} as const satisfies Fields;

export const queryJsonata = defineNode({
  type: "query-jsonata",
  title: "Query with JSONata",
  icon: "braces",
  category: "data",
  aliases: ["jsonata", "json query", "jmespath", "jq", "transform", "reshape", "map", "select"],
  docs: {
    summary: "Asks a JSONata query of each item, or of all items at once, and emits what it gives.",
    details:
      "A list becomes several items, any other value one, and nothing none. **Each item**: `$` is the item and `$index` its position. **All items at once**: `$` is the list of items, and there is no `$index`. `$parameters` holds the parameters of the run. `${` means nothing in a query. Regular expressions take time in proportion to the text, so they have no look-around and no back-references. `$now` and `$millis` tell the time of the run's clock; `$random` and `$shuffle` draw from its seed. `$eval` is not offered.\n\nA query ends with `query-timeout` at its time limit, and with `query-limit` where a list grows beyond 100,000 values (10,000 where it sorts), a value beyond 10,000,000 characters and values, or calls lie inside each other too deep.",
    examples: [
      {
        title: "Reshape each item",
        params: { query: '{"name": first & " " & last, "total": $sum(lines.(price * count))}' },
        input: [
          {
            first: "Ada",
            last: "Lovelace",
            lines: [
              { price: 3, count: 2 },
              { price: 1.5, count: 1 },
            ],
          },
        ],
        output: { out: [{ name: "Ada Lovelace", total: 7.5 }] },
      },
      {
        title: "Several items from one",
        params: { query: 'lines[price > 2].{"item": name}' },
        input: [
          {
            lines: [
              { name: "pen", price: 3 },
              { name: "clip", price: 1 },
              { name: "book", price: 9 },
            ],
          },
        ],
        output: { out: [{ item: "pen" }, { item: "book" }] },
      },
      {
        title: "The packet as a whole",
        params: { over: "packet", query: '{"orders": $count($), "largest": $max(total)}' },
        input: [{ total: 120 }, { total: 80 }],
        output: { out: [{ orders: 2, largest: 120 }] },
      },
    ],
  },
  mode: "once",
  params: queryJsonataParams,
  summary: "{query}",
  run: lazyRun(async () => (await import("./run/askJsonata.ts")).askJsonata),
});
