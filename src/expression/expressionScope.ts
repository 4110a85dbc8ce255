import type { Json, JsonObject } from "../model/json.ts";

/** What an expression sees of another node. Getters may compute lazily; they are called at most when the expression reads them. */
export type NodeValues = {
  /** The item of that node which the current item came from. */
  readonly item: Json | undefined;
  readonly items: readonly Json[];
};

/** The values behind the names of an expression. Nothing in it is ever changed by an evaluation. */
export type ExpressionScope = {
  readonly item: Json | undefined;
  readonly items: readonly Json[];
  /** Position of `item` in `items`, from 0. */
  readonly index: number;
  /** Values of a node by its id; undefined for a node that is not there. */
  nodes(id: string): NodeValues | undefined;
  readonly parameters: JsonObject;
  readonly config: JsonObject;
  readonly variables: JsonObject;
  readonly loop: { readonly index: number } | undefined;
  /** `startedAt` is an ISO text in UTC. */
  readonly run: { readonly id: string; readonly startedAt: string };
  /** The current moment, milliseconds since 1970; in an expression `now` is an ISO text in UTC and `today` its first ten characters. */
  readonly now: number;
  readonly env: JsonObject;
  /** What stands for a secret until a host call fills it in; absent where none may be used. */
  readonly secrets?: ((name: string) => string) | undefined;
};

/** What an expression reads, known without evaluating it. */
export type ExpressionReads = {
  /** Root names, for example `item`, `parameters`, `now`. */
  readonly names: ReadonlySet<string>;
  /** Node ids, and which side of each is read. The id `*` stands for nodes named only at evaluation: `nodes[item.from]`. */
  readonly nodes: ReadonlyMap<string, { readonly item: boolean; readonly items: boolean }>;
  readonly secrets: ReadonlySet<string>;
};

/** Root names with one line each, for checks and completion. */
export const SCOPE_NAMES: ReadonlyMap<string, string> = new Map([
  ["item", "The current item"],
  ["items", "All items of the packet"],
  ["index", "Position of the current item, from 0"],
  ["nodes", "Other nodes: nodes.ID.item, nodes.ID.items"],
  ["parameters", "The parameters of the run"],
  ["config", "The constants of the workflow"],
  ["variables", "The variables of the run"],
  ["loop", "The nearest loop: loop.index"],
  ["run", "This run: run.id, run.startedAt"],
  ["now", "The current moment as an ISO text in UTC"],
  ["today", "The current date in UTC, as in 2026-01-31"],
  ["env", "Environment variables that were granted"],
]);
