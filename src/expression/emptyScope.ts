import type { ExpressionScope } from "./expressionScope.ts";

/** A scope in which nothing is there: what tests put their values over. */
export const EMPTY_SCOPE: ExpressionScope = {
  item: undefined,
  items: [],
  index: 0,
  nodes: () => undefined,
  parameters: {},
  config: {},
  variables: {},
  loop: undefined,
  run: { id: "r", startedAt: "" },
  now: 0,
  env: {},
};
