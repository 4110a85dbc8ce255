import type { Item } from "../../model/item.ts";
import type { Input } from "./behaviour.ts";

/** A packet, and the activations that had ended before it could leave. */
export type Token = { readonly items: readonly Item[]; readonly causes: ReadonlySet<string> };

/** What has to be found in the log. */
export type Firing = {
  readonly scope: string;
  readonly node: string;
  readonly activation: number;
  readonly input: Input;
  readonly outcome: "finished" | "failed" | "skipped";
  readonly outputs: readonly (readonly [port: string, items: readonly Item[]])[];
};

/** What ends a scope before all in it is exhausted. */
export type Ender = { readonly kind: "failure" | "break" | "continue"; readonly node: string; readonly token: Token };

export type ScopeEnd = { readonly yielded: readonly Token[]; readonly ender: Ender | undefined };

/** What happens depends on what ends first: there is nothing to predict. */
export class Race extends Error {}

export type Packets = ReadonlyMap<string, readonly (readonly Item[])[]>;

/** What came of an activation; for a failure, the node it began at. */
export type Outcome = { readonly packets: Packets } | { readonly failedAt: string };

export function failureItems(node: string): readonly Item[] {
  return [{ error: { node } }];
}
