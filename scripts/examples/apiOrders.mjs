import { layout } from "./layout.mjs";

export function apiOrders() {
  return {
    format: "vwmp/1",
    name: "Orders from an API",
    description:
      "Asks an API for orders, goes on without those that fail, and sums what customers spent. Set the address of your own API first.",
    parameters: {
      api: {
        kind: "text",
        label: "Address of the API",
        help: "GET …/orders answers a list of { customer, total, status }.",
        default: "https://api.example.com",
      },
    },
    nodes: {
      orders: {
        type: "http-request@1",
        name: "Get orders",
        notes: "The run asks for the permission to reach the host of the address.",
        params: {
          url: "${parameters.api}/orders",
          query: [{ name: "status", value: "paid" }],
          headers: [{ name: "accept", value: "application/json" }],
          timeout: "10s",
        },
        policy: { retry: { attempts: 3, backoff: "exponential", delay: "500ms" } },
      },
      paid: { type: "filter@1", name: "Paid", params: { where: '${item.status === "paid"}' } },
      customers: {
        type: "summarize@1",
        name: "Customers",
        params: {
          by: ["customer"],
          fields: [
            { op: "sum", field: "total", as: "spent" },
            { op: "count", as: "orders" },
          ],
        },
      },
      best: { type: "sort@1", name: "Best first", params: { by: [{ field: "spent", order: "desc" }, { field: "customer" }] } },
      failed: {
        type: "template@1",
        name: "No answer",
        params: { text: "The orders did not come: ${item.error.message}" },
      },
    },
    edges: ["orders -> paid", "orders.error -> failed", "paid.kept -> customers", "customers -> best"],
    layout: layout({ orders: [0, 0], paid: [1, 0], customers: [2, 0], best: [3, 0], failed: [1, 1] }),
  };
}
