import { type Failure, NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";

/** Where a failure happened, added to what was thrown. */
export type FailurePlace = { readonly node: string; readonly item?: Item; readonly itemIndex?: number; readonly param?: string };

/** The one place where something thrown becomes data (H1). Keeps code, kind, hint and cause; anything unknown is a bug of the node. */
export function toFailure(thrown: unknown, place: FailurePlace): Failure {
  const cause = causeOf(thrown);
  const told = thrown instanceof NodeError ? thrown : undefined;
  const param = told?.param ?? place.param ?? paramOf(thrown);
  return {
    code: told?.code ?? codeOf(thrown),
    kind: told?.kind ?? (isExpressionError(thrown) ? "user" : "bug"),
    message: messageOf(thrown),
    ...(told?.hint === undefined ? {} : { hint: told.hint }),
    node: place.node,
    ...(param === undefined ? {} : { param }),
    ...(place.item === undefined ? {} : { item: place.item }),
    ...(place.itemIndex === undefined ? {} : { itemIndex: place.itemIndex }),
    ...(cause === undefined ? {} : { cause }),
  };
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === "" ? thrown.name : thrown.message;
  return typeof thrown === "string" ? thrown : `The node threw ${String(JSON.stringify(thrown) ?? thrown)}.`;
}

function isExpressionError(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "ExpressionError";
}

function codeOf(thrown: unknown): string {
  if (isExpressionError(thrown)) return "expression";
  return thrown instanceof Error && thrown.name !== "Error" ? thrown.name.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase() : "node-error";
}

function paramOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && "param" in thrown && typeof thrown.param === "string" ? thrown.param : undefined;
}

function causeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || thrown.cause === undefined) return undefined;
  return thrown.cause instanceof Error ? `${thrown.cause.name}: ${thrown.cause.message}` : String(thrown.cause);
}
