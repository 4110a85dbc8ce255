import type { Work } from "./work.ts";

/** A method or function as the compiler calls it: a method with what it is of, checked before, then arguments as written, however many. */
export type Method = {
  readonly run: (work: Work, ...args: readonly never[]) => unknown;
  /** Position of the argument that is an arrow function. */
  readonly callback?: number;
  /** The result is made of the receiver's own elements or is a text or a boolean: nothing that is not plain JSON can be new in it. */
  readonly plain?: boolean;
  /** Told when an expression that calls it is compiled: its code has to be loaded before the expression is evaluated. */
  readonly named?: () => void;
};
/** The same with everything `unknown`, for the place that calls. */
export type AnyRun = (work: Work, ...args: readonly unknown[]) => unknown;
