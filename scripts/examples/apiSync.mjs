import { layout } from "./layout.mjs";

const PAGE = [
  { id: 1, name: "Ada Byron", city: "London" },
  { id: 2, name: "Grace Hopper", city: "New York" },
  { id: 3, name: "Katherine Johnson", city: "Hampton" },
];

/** Pages of an API into a table that is kept from run to run. */
export function apiSync() {
  return {
    format: "vwmp/1",
    name: "Keep a copy of an API",
    description: "Reads every page of a list of customers, writes them into a table by their id, and counts them by city.",
    parameters: { api: { kind: "text", label: "Address of the API", default: "http://localhost:8080/customers" } },
    nodes: {
      start: { type: "manual@1", name: "Start" },
      pages: {
        type: "http-request@1",
        name: "All pages",
        params: { url: "${parameters.api}", pages: "number", pageName: "page", mostPages: 20 },
        policy: { retry: { attempts: 3, backoff: "exponential", delay: "1s", on: ["outside", "timeout"] } },
      },
      keep: { type: "data-table@1", name: "Into the table", params: { op: "upsert", table: "customers", keys: ["id"] } },
      all: { type: "data-table@1", name: "All customers", params: { op: "query", table: "customers", sort: "name" } },
      cities: { type: "summarize@1", name: "By city", params: { by: ["city"], fields: [{ op: "count", as: "customers" }] } },
    },
    edges: ["start -> pages", "pages -> keep", "keep -> all", "all -> cities"],
    tests: [
      {
        name: "the table holds what the pages held",
        pins: { "pages.out": PAGE },
        expect: {
          cities: [
            { city: "London", customers: 1 },
            { city: "New York", customers: 1 },
            { city: "Hampton", customers: 1 },
          ],
        },
      },
    ],
    layout: layout({ start: [0, 0], pages: [1, 0], keep: [2, 0], all: [3, 0], cities: [4, 0] }),
  };
}
