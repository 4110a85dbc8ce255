import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { headerFields } from "./support/headerFields.ts";
import { httpAuthFields } from "./support/httpAuthFields.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const graphqlParams = {
  url: {
    kind: "text",
    label: "URL",
    help: "With https:// in front.",
    placeholder: "https://api.example.com/graphql",
    required: true,
    capability: "net",
    secret: true,
  },
  query: {
    kind: "text",
    label: "Query",
    help: "A query or mutation.",
    placeholder: "query ($id: ID!) { order(id: $id) { total } }",
    multiline: true,
    required: true,
  },
  variables: { kind: "json", label: "Variables", default: {} },
  operation: { kind: "text", label: "Operation", help: "Its name, where the query holds several.", default: "" },
  ...headerFields,
  ...httpAuthFields,
  field: {
    kind: "text",
    label: "Field of the data",
    help: "All of the data when empty.",
    placeholder: "orders.nodes",
    default: "",
  },
  split: { kind: "boolean", label: "Split lists", help: "A list gives one item for each of its values.", default: true },
  partial: {
    kind: "choice",
    label: "Data with errors",
    options: [
      { value: "fail", label: "Fail" },
      { value: "keep", label: "Keep the data, and write the errors to the log" },
    ],
    default: "fail",
  },
  timeout: { kind: "duration", label: "Time limit", help: "For the whole answer.", default: "30s" },
} as const satisfies Fields;

export const graphql = defineNode({
  type: "graphql",
  title: "GraphQL",
  icon: "waypoints",
  category: "network",
  aliases: ["graphql", "gql", "query", "mutation", "api", "request"],
  docs: {
    summary: "Asks a GraphQL API for each item and emits the data.",
    details:
      "It sends a POST with `query`, `variables` and, where named, `operationName`. Errors fail the item with `graphql-errors`: the message names the first ones with the paths at which they happened. Where data came along with errors, it can be kept instead; the errors then stand in the log. An answer without data and errors, or with a status of 400 and above that is not GraphQL's, fails as in **HTTP request**. Values belong into the variables, never into the text of the query.",
    examples: [
      {
        title: "One order for each item",
        params: {
          url: "https://api.example.com/graphql",
          query: "query ($id: ID!) { order(id: $id) { id total } }",
          variables: { id: "${item.id}" },
          field: "order",
        },
        input: [{ id: 7 }],
      },
    ],
  },
  effects: "write",
  params: graphqlParams,
  summary: "{url}",
  run: lazyRun(async () => (await import("./run/askGraphql.ts")).askGraphql),
});
