import type { Json } from "./json.ts";

/** Who has to act: the user, the outside world, nobody (a limit), or us. */
export type FailureKind = "user" | "outside" | "timeout" | "cancelled" | "budget" | "bug";

/** A failure is data (H1): it crosses every wall and lands in the log as it is. */
export type Failure = {
  /** Kebab-case, for example `http-status`. */
  readonly code: string;
  readonly kind: FailureKind;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly node?: string;
  /** The param at fault, when one is. */
  readonly param?: string;
  /** The item at fault: in nodes of mode `each`, and at a port whose contract it breaks. */
  readonly item?: Json;
  readonly itemIndex?: number;
  /** The port whose contract the item breaks. */
  readonly port?: string;
  /** The JSON pointer of what breaks it in the item; empty for the item itself. */
  readonly pointer?: string;
  readonly cause?: Failure | string;
};

/** What a node throws to fail with a code, a kind and a hint; the engine turns it into a {@link Failure}. */
export class NodeError extends Error {
  readonly code: string;
  readonly kind: FailureKind;
  readonly hint: string | undefined;
  readonly param: string | undefined;

  constructor(code: string, message: string, more: { kind?: FailureKind; hint?: string; param?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "NodeError";
    this.code = code;
    this.kind = more.kind ?? "user";
    this.hint = more.hint;
    this.param = more.param;
  }
}
