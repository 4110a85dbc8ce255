import { layout } from "./layout.mjs";

const STOCK = "part,supplier,stock,week\nwheel,Alma,40,25\naxle,Borg,90,10\nbell,Alma,3,4\nlamp,Coro,0,6\n";

/** What has to be ordered, one order for each supplier. */
export function reorder() {
  return {
    format: "vwmp/1",
    name: "Order what is missing",
    description: "Works out how many weeks the stock lasts, keeps what runs out, and writes one order for each supplier.",
    parameters: { weeks: { kind: "number", label: "Weeks to cover", default: 4, min: 1, integer: true } },
    nodes: {
      stock: { type: "csv-parse@1", name: "Stock", params: { text: STOCK } },
      need: {
        type: "edit-fields@1",
        name: "How many",
        params: { fields: [{ name: "order", value: "${max([0, parameters.weeks * item.week - item.stock])}" }] },
      },
      missing: { type: "filter@1", name: "Missing", params: { where: "${item.order > 0}" } },
      lines: { type: "edit-fields@1", name: "Lines", params: { fields: [{ name: "line", value: "${item.order} × ${item.part}" }] } },
      orders: {
        type: "summarize@1",
        name: "For each supplier",
        params: {
          by: ["supplier"],
          fields: [
            { op: "join", field: "line", as: "order" },
            { op: "sum", field: "order", as: "pieces" },
          ],
        },
      },
    },
    edges: ["stock -> need", "need -> missing", "missing.kept -> lines", "lines -> orders"],
    tests: [
      {
        name: "four weeks are covered",
        expect: {
          orders: [
            { supplier: "Alma", order: "60 × wheel, 13 × bell", pieces: 73 },
            { supplier: "Coro", order: "24 × lamp", pieces: 24 },
          ],
        },
      },
      {
        name: "one week needs lamps and a bell",
        parameters: { weeks: 1 },
        expect: {
          orders: [
            { supplier: "Alma", order: "1 × bell", pieces: 1 },
            { supplier: "Coro", order: "6 × lamp", pieces: 6 },
          ],
        },
      },
    ],
    layout: layout({ stock: [0, 0], need: [1, 0], missing: [2, 0], lines: [3, 0], orders: [4, 0] }),
  };
}
