import type { Json } from "./json.ts";

/** One change of params. Where `in` names a list param, it is made in each of its entries. */
export type ParamStep = { readonly in?: string } & (
  | { readonly rename: string; readonly to: string }
  | { readonly drop: string }
  /** Where the older node leaves the param out: what went without saying is said. */
  | { readonly set: string; readonly value: Json }
  /** The older value, as a text, and the one that says the same now; a value that is not named stays, and so does an expression. */
  | { readonly replace: string; readonly values: { readonly [older: string]: Json } }
);

/**
 * How a node of one version of its type goes on as one of the next. Plain data, so that the page, the worker and the command line carry a
 * workflow over alike, and none of the type's code is needed for it. Params are changed as they stand in the file, step by step; what no step
 * names stays. An edge that leaves its port out goes on to mean the first one.
 */
export type NodeMigration = {
  readonly params?: readonly ParamStep[];
  /** The newer name of each in-port that was renamed. */
  readonly inputs?: { readonly [older: string]: string };
  readonly outputs?: { readonly [older: string]: string };
};
