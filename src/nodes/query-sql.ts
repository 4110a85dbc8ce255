import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const querySqlParams = {
  query: {
    kind: "code",
    language: "sql",
    literal: true,
    label: "Query",
    help: "One SELECT of SQLite over the tables items and other.",
    placeholder: "SELECT country, sum(total) AS total FROM items GROUP BY country",
    required: true,
  },
  values: {
    kind: "list",
    label: "Values",
    itemLabel: "Value",
    help: "What stands for :name in the query.",
    of: {
      name: { kind: "text", label: "Name", placeholder: "least", required: true },
      value: { kind: "expression", label: "Value", default: null },
    },
    default: [],
  },
  steps: { kind: "number", label: "Most steps", help: "In millions, of SQLite's machine.", default: 500, min: 1, max: 100_000 },
} as const satisfies Fields;

const orders = [
  { customer: 1, total: 120 },
  { customer: 2, total: 80 },
  { customer: 1, total: 30 },
];

export const querySql = defineNode({
  type: "query-sql",
  title: "Query with SQL",
  icon: "database",
  category: "data",
  aliases: ["sql", "sqlite", "select", "join", "group by", "database", "query", "window function"],
  docs: {
    summary: "Asks a SELECT of SQLite over the items of one or two branches, and emits the rows.",
    details:
      "The items are the table `items`, those of the second port the table `other`; their fields are the columns. Numbers, texts and `null` stay what they are, `true` and `false` become 1 and 0, lists and objects JSON text for `json_extract`. A field whose name differs from another in capitals alone gets a number, as in `Id_2`. Values come in as `:name`; `${` means nothing in a query. Nothing can be changed, attached or set (`sql-not-allowed`). `random()` draws from the seed of the run, and `date('now')` is the time at which the node began.\n\nWhat SQLite does not understand fails with `bad-query` and its message, a name without a value with `no-value`, what goes beyond **most steps** or 1,000,000 rows with `query-limit`.",
    examples: [
      {
        title: "Two sources",
        params: {
          query:
            "SELECT name, sum(total) AS spent FROM items JOIN other ON id = customer WHERE total >= :least GROUP BY id ORDER BY spent DESC",
          values: [{ name: "least", value: 50 }],
        },
        input: {
          items: orders,
          other: [
            { id: 1, name: "Ada" },
            { id: 2, name: "Bob" },
          ],
        },
        output: {
          out: [
            { name: "Ada", spent: 120 },
            { name: "Bob", spent: 80 },
          ],
        },
      },
      {
        title: "A running total",
        params: { query: "SELECT total, sum(total) OVER (ORDER BY rowid) AS so_far FROM items" },
        input: orders,
        output: {
          out: [
            { total: 120, so_far: 120 },
            { total: 80, so_far: 200 },
            { total: 30, so_far: 230 },
          ],
        },
      },
    ],
  },
  mode: "once",
  inputs: [
    { name: "items", label: "Items", optional: true },
    { name: "other", label: "Other", optional: true },
  ],
  outputs: [{ name: "out", kind: "table" }],
  params: querySqlParams,
  summary: "{query}",
  run: lazyRun(async () => (await import("./run/askSql.ts")).askSql),
});
