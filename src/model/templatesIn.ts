import { isObject, type Json } from "./json.ts";
import type { ProblemCode } from "./problem.ts";

export type Fault = { readonly code: ProblemCode; readonly message: string; readonly path: readonly (string | number)[] };

/** What a check of one value does with texts that hold `${`: undefined means that they are plain text. `secret`: it may hold secrets. */
export type CheckText = ((text: string, path: Fault["path"], secret?: boolean) => readonly Fault[]) | undefined;

/** True for a text that holds an expression. */
export function isTemplate(value: unknown): value is string {
  return typeof value === "string" && value.includes("${");
}

/** What is wrong with the texts anywhere in a value. */
export function templatesIn(value: Json, path: Fault["path"], checkText: NonNullable<CheckText>): Fault[] {
  if (isTemplate(value)) return [...checkText(value, path)];
  if (Array.isArray(value)) return value.flatMap((inner, index) => templatesIn(inner as Json, [...path, index], checkText));
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => templatesIn(value[key] as Json, [...path, key], checkText));
}
