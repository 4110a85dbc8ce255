import type jsonata from "jsonata";

/** JSONata without its waiting: `scripts/synchronousJsonata.mjs` makes it of the library when it is loaded or built. */
export type Query = Omit<jsonata.Expression, "evaluate"> & {
  evaluate(input: unknown, bindings?: Readonly<Record<string, unknown>>): unknown;
};
export default function query(source: string, options?: jsonata.JsonataOptions): Query;
