import type { Json } from "../../model/json.ts";
import { ExpressionError } from "../expressionError.ts";
import type { Method } from "../method.ts";
import type { Work } from "../work.ts";

/** A function of the language beside JavaScript's own: what the docs and completion say, and the code. */
export type ExpressionFunction = {
  readonly name: string;
  /** `round(number, digits?)` */
  readonly signature: string;
  /** One sentence. */
  readonly summary: string;
  /** An expression; a test evaluates it and compares with `result`. */
  readonly example: string;
  readonly result: Json;
  readonly method: Method;
};

/** Makes a function from its signature, docs and code. `callback` is the position of an arrow function among the arguments. */
export function expressionFunction(
  signature: string,
  summary: string,
  example: string,
  result: Json,
  run: (work: Work, ...args: readonly never[]) => unknown,
  callback?: number,
): ExpressionFunction {
  const method = { run: ((work: Work, _self: undefined, ...args: readonly never[]) => run(work, ...args)) as Method["run"] };
  return {
    name: signature.slice(0, signature.indexOf("(")),
    signature,
    summary,
    example,
    result,
    method: callback === undefined ? method : { ...method, callback },
  };
}

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
