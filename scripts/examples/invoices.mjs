import { layout } from "./layout.mjs";
import { pdfOf } from "./pdfOf.mjs";

const INVOICES = [
  ["2024-117", "2024-03-04", "Alma Ltd", "2 x Oak shelf at 48.50", "1 x Delivery at 12.00", "Total: 109.00 EUR"],
  ["2024-118", "2024-03-05", "Borg & Co", "10 x Bracket at 1.20", "4 x Rail at 7.75", "Total: 43.00 EUR"],
  ["2024-119", "2024-03-09", "Alma Ltd", "3 x Lamp at 20.00", "Total: 66.00 EUR"],
].map(([number, date, customer, ...rest]) => ({
  name: `${number}.pdf`,
  base64: btoa(pdfOf([[`Invoice ${number}`, `Date: ${date}`, `To: ${customer}`, "", ...rest.slice(0, -1)], rest.slice(-1)])),
}));

const TESTS = [
  {
    name: "two totals hold, and one does not",
    expect: {
      checked: [
        { number: "2024-117", date: "2024-03-04", customer: "Alma Ltd", lines: 2, sum: 109, stated: 109, correct: true },
        { number: "2024-118", date: "2024-03-05", customer: "Borg & Co", lines: 2, sum: 43, stated: 43, correct: true },
        { number: "2024-119", date: "2024-03-09", customer: "Alma Ltd", lines: 1, sum: 60, stated: 66, correct: false },
      ],
    },
  },
];

/** What invoices say, and whether their totals hold. */
export function invoices() {
  return {
    format: "vwmp/1",
    name: "Invoice extraction",
    description:
      "Reads three invoices in PDF, takes number, customer and lines out of their text, and checks each total against its lines.",
    nodes: {
      files: { type: "manual@1", name: "Invoices", params: { items: INVOICES } },
      pdf: { type: "pdf-text@1", name: "Text", params: { file: "${item.base64}", per: "file" } },
      head: {
        type: "text@1",
        name: "Head",
        params: {
          op: "extract",
          field: "text",
          search: "Invoice (?<number>\\S+)\\nDate: (?<date>\\S+)\\nTo: (?<customer>[^\\n]+)[^$]*Total: (?<total>[\\d.]+) EUR",
          as: "head",
        },
      },
      lines: {
        type: "text@1",
        name: "Lines",
        params: {
          op: "extract",
          field: "text",
          search: "(?<count>\\d+) x (?<article>[^\\n]+) at (?<price>[\\d.]+)",
          all: true,
          as: "line",
        },
      },
      each: { type: "split-out@1", name: "Each line", params: { field: "line", include: "all" } },
      amount: {
        type: "edit-fields@1",
        name: "Amount",
        params: {
          keep: "only",
          fields: [
            { name: "number", value: "${item.head.number}" },
            { name: "date", value: "${item.head.date}" },
            { name: "customer", value: "${item.head.customer}" },
            { name: "stated", value: "${Number(item.head.total)}" },
            { name: "amount", value: "${Number(item.count) * Number(item.price)}" },
          ],
        },
      },
      sums: {
        type: "summarize@1",
        name: "Of each invoice",
        params: {
          by: ["number", "date", "customer"],
          fields: [
            { op: "count", as: "lines" },
            { op: "sum", field: "amount", as: "sum" },
            { op: "first", field: "stated", as: "stated" },
          ],
        },
      },
      checked: {
        type: "edit-fields@1",
        name: "Checked",
        params: {
          fields: [{ name: "correct", value: "${item.stated === item.sum}" }],
        },
      },
    },
    edges: ["files -> pdf", "pdf -> head", "head -> lines", "lines -> each", "each -> amount", "amount -> sums", "sums -> checked"],
    tests: TESTS,
    layout: layout({
      files: [0, 0],
      pdf: [1, 0],
      head: [2, 0],
      lines: [3, 0],
      each: [4, 0],
      amount: [5, 0],
      sums: [6, 0],
      checked: [7, 0],
    }),
  };
}
