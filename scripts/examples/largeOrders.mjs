import { layout } from "./layout.mjs";

export function largeOrders() {
  return {
    format: "vwmp/1",
    name: "Large orders",
    description: "Sums the large orders per country.",
    parameters: { minimum: { kind: "number", label: "Smallest total", default: 100, min: 0 } },
    config: { currency: "EUR" },
    nodes: {
      orders: { type: "csv-parse@1", params: { text: "country,total\nDE,120\nFR,80\nDE,300" } },
      large: { type: "filter@1", params: { where: "${item.total >= parameters.minimum}" } },
      totals: { type: "summarize@1", params: { by: ["country"], fields: [{ field: "total", op: "sum", as: "total" }] } },
    },
    edges: ["orders -> large", "large.kept -> totals"],
    tests: [
      { name: "only Germany is large", parameters: { minimum: 150 }, expect: { totals: [{ country: "DE", total: 300 }] } },
      {
        name: "all count from nothing",
        parameters: { minimum: 0 },
        expect: {
          totals: [
            { country: "DE", total: 420 },
            { country: "FR", total: 80 },
          ],
        },
      },
    ],
    layout: layout({ orders: [0, 0], large: [1, 0], totals: [2, 0] }),
  };
}
