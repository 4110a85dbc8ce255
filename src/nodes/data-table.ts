import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const dataTableParams = {
  op: {
    kind: "choice",
    label: "Operation",
    options: [
      { value: "query", label: "Query" },
      { value: "insert", label: "Insert" },
      { value: "upsert", label: "Insert or update" },
      { value: "update", label: "Update" },
      { value: "delete", label: "Delete where" },
      { value: "clear", label: "Clear" },
    ],
    default: "query",
  },
  table: { kind: "text", label: "Table", placeholder: "orders", required: true },
  keys: {
    kind: "texts",
    label: "Key fields",
    namesField: true,
    help: "Fields that are the same in an item and the record it stands for.",
    placeholder: "id",
    default: [],
    showIf: { param: "op", in: ["upsert", "update"] },
  },
  where: {
    kind: "expression",
    label: "Where",
    help: "Worked out for each record, which is `item` in it; true for all of them.",
    placeholder: "${item.total >= 100}",
    per: "item",
    default: true,
    showIf: { param: "op", in: ["query"] },
  },
  which: {
    kind: "expression",
    label: "Which records",
    help: "Worked out for each record, which is `item` in it.",
    placeholder: "${item.total < 10}",
    per: "item",
    required: true,
    showIf: { param: "op", in: ["delete"] },
  },
  sort: {
    kind: "text",
    label: "Sort by",
    help: "A field; empty: in order of insertion.",
    default: "",
    showIf: { param: "op", in: ["query"] },
  },
  order: {
    kind: "choice",
    label: "Order",
    options: [
      { value: "asc", label: "Smallest first" },
      { value: "desc", label: "Largest first" },
    ],
    default: "asc",
    showIf: { param: "op", in: ["query"] },
  },
  limit: {
    kind: "number",
    label: "At most",
    help: "0: no limit.",
    integer: true,
    min: 0,
    default: 0,
    showIf: { param: "op", in: ["query"] },
  },
} as const satisfies Fields;

export const dataTable = defineNode({
  type: "data-table",
  title: "Data table",
  icon: "table-2",
  category: "data",
  aliases: ["database", "records", "insert", "upsert", "query", "persist", "store rows", "collection", "spreadsheet"],
  docs: {
    summary: "Keeps items as records of a table from run to run, and finds, changes and deletes them.",
    details:
      "**Insert** adds the items; **Update** puts the fields of each item over the records with the same key fields, and **Insert or update** adds the item where there is none: use it where a repeat of the run must not add twice. These give the records as they are kept. A key field that is missing fails. **Query** gives records, **Delete where** and **Clear** give `{ deleted }`. Each packet changes the table in one step, all of it or nothing. Items that are no objects are kept as `{ value }`. A table holds at most 100 000 records and is shared by all workflows here; the command line keeps it beside the runs of `--store`.",
    examples: [
      {
        title: "Keep orders by their id",
        params: { op: "upsert", table: "orders", keys: ["id"] },
        input: [
          { id: 1, total: 120 },
          { id: 2, total: 80 },
          { id: 1, paid: true },
        ],
        output: {
          out: [
            { id: 1, total: 120 },
            { id: 2, total: 80 },
            { id: 1, total: 120, paid: true },
          ],
        },
      },
      { title: "The largest orders", params: { table: "orders", where: "${item.total >= 100}", sort: "total", order: "desc", limit: 10 } },
    ],
  },
  effects: "write",
  readsWhen: { param: "op", in: ["query"] },
  mode: "once",
  params: dataTableParams,
  summary: "{op}: {table}",
  run: lazyRun(async () => (await import("./run/useTable.ts")).useTable),
});
