import type { Json } from "../model/json.ts";

export type AttackCode = "code-error" | "code-timeout" | "code-memory";

/** A program that tries to get out, to stay, or to take too much; and how it must end, in every host. */
export type Attack = {
  readonly name: string;
  readonly source: string;
  readonly values?: { readonly [name: string]: Json };
  readonly each?: boolean;
  /** Milliseconds; half a second when left out. */
  readonly timeout?: number;
  /** The value, or one of the codes: which limit a bomb meets first hangs on the machine. */
  readonly ends: { readonly value: Json | undefined } | { readonly codes: readonly AttackCode[] };
};
