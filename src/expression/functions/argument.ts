import { ExpressionError } from "../expressionError.ts";

/** @throws ExpressionError when the argument is not a list. */
export function needList(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ExpressionError(
    "expression-value",
    `${name} needs a list, not ${kindOf(value)}; write ${name}(value ?? []) where it may be absent.`,
  );
}

/** @throws ExpressionError when the argument is not an object. */
export function needObject(name: string, value: unknown): { readonly [key: string]: unknown } {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as { readonly [key: string]: unknown };
  throw new ExpressionError("expression-value", `${name} needs an object, not ${kindOf(value)}.`);
}

export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a text" : `a ${typeof value}`;
}
