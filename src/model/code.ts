import type { Json } from "./json.ts";

/** A program in JavaScript for the sandbox. */
export type CodeProgram = {
  /** The body of a function; what it returns is the result. TypeScript types are stripped. */
  readonly source: string;
  /**
   * Runs it once for each of `values.items`, as a function of `item` and `index`; the result is one list of all that it returned, a list
   * being several and nothing none. A failure says at which item.
   */
  readonly each?: boolean;
  /** Global names and their values, as JSON. */
  readonly values: { readonly [name: string]: Json };
  /** Milliseconds; then it is ended. */
  readonly timeout: number;
  /** Bytes of memory the program may take. */
  readonly memory: number;
  /** Milliseconds since 1970 that `Date` tells. */
  readonly now: number;
  /** Makes `Math.random` repeatable. */
  readonly seed: number;
};

export type CodeResult = {
  /** Undefined where it returned nothing. */
  readonly value: Json | undefined;
  /** Of a program that runs once for each item: behind each item, how many results there are so far. */
  readonly ends?: readonly number[];
  /** It looked at the clock or drew a random number, so the same program may give something else another time. */
  readonly asked: boolean;
  /** What it wrote to the console, in order. */
  readonly console: readonly { readonly level: "log" | "info" | "warn" | "error" | "debug"; readonly text: string }[];
};

/**
 * Runs programs behind a wall: nothing but the values gets in, nothing but JSON text gets out. Rejects with a `NodeError`:
 * `code-error` (the program threw; line in the message), `code-timeout`, `code-memory`.
 */
export type CodeRunner = (program: CodeProgram, signal: AbortSignal, passed?: Passed) => Promise<CodeResult>;

/** Told at most twice a second, of a program that runs once for each item and takes its time: how many items are through. */
export type Passed = (items: number) => void;
