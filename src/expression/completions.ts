import type { Json } from "../model/json.ts";
import { isPlainKey } from "../model/memberPath.ts";
import { arrowParameters, PATH, withoutParameters } from "./arrowParameters.ts";
import { javascriptFunctions, kindOfArgument, methodsOfLists, methodsOfNumbers, methodsOfText } from "./callables.ts";
import { compileExpression } from "./compileExpression.ts";
import { ExpressionError } from "./expressionError.ts";
import { type ExpressionScope, SCOPE_NAMES } from "./expressionScope.ts";
import { FUNCTION_DOCS } from "./functions/functionDocs.ts";
import { NAMESPACES } from "./globalNames.ts";
import { parseExpression } from "./parseExpression.ts";
import { anyReader } from "./readKey.ts";

/** One thing that may be written at the cursor. */
export type Completion = {
  readonly label: string;
  readonly kind: "name" | "key" | "function" | "method" | "node";
  /** What its value is, for people, where that is known: `a text`, `a list`. */
  readonly type?: string;
  /** How a function is called: `round(number, digits?)`. */
  readonly signature?: string;
  /** One sentence. */
  readonly doc?: string;
  /** An expression that shows it, and what it gives. */
  readonly example?: { readonly expression: string; readonly result: Json };
  /** Offset from which `label` replaces the text up to the cursor. */
  readonly from: number;
};

const WORD = /[\p{ID_Continue}$]*$/u;
const MOST = 200;

/**
 * What fits at `position` in the text of an expression (without `${ }`), from the values of a sample scope. Only a plain
 * path before the cursor is read; no function or method is called.
 *
 * @example complete("item.na", 7, scope) // [{ label: "name", kind: "key", type: "a text", from: 5 }]
 */
export function complete(text: string, position: number, scope: ExpressionScope, nodeIds: readonly string[] = []): readonly Completion[] {
  const before = text.slice(0, position);
  const word = WORD.exec(before)?.[0] ?? "";
  const from = position - word.length;
  const dot = /\??\.$/.exec(before.slice(0, from));
  const all = dot === null ? names(before, scope, nodeIds) : members(before.slice(0, from - dot[0].length), scope, nodeIds);
  const start = word.toLowerCase();
  return (
    all
      .filter(({ label }) => label.replace(/^\["/, "").toLowerCase().startsWith(start))
      .slice(0, MOST)
      // Brackets stand in the place of the dot, but behind `?.`.
      .map((candidate) => ({ ...candidate, from: candidate.label.startsWith("[") && dot?.[0] === "." ? from - 1 : from }))
  );
}

type Candidate = Omit<Completion, "from">;

/** What is nearest first: parameters of functions around, names that hold something, names that hold nothing, functions. */
function names(before: string, scope: ExpressionScope, nodeIds: readonly string[]): Candidate[] {
  const around = arrowParameters(before).map((label): Candidate => ({ label, kind: "name" }));
  const [held, empty]: [Candidate[], Candidate[]] = [[], []];
  for (const [label, doc] of SCOPE_NAMES) {
    const type = typeOf(label === "nodes" ? nodeIds : label === "index" ? scope.items[scope.index] && 0 : sampleOf(label, scope));
    const candidate: Candidate = { label, kind: "name", doc: `${doc}.` };
    if (type === undefined) empty.push(candidate);
    else held.push({ ...candidate, type: label === "nodes" ? "an object" : type });
  }
  const functions = FUNCTION_DOCS.map(
    ({ name, signature, summary, example, result }): Candidate => ({
      label: name,
      kind: "function",
      signature,
      doc: summary,
      example: { expression: example, result },
    }),
  );
  const global = [...javascriptFunctions().keys()]
    .filter((name) => !name.includes("."))
    .map((label): Candidate => ({ label, kind: "function", doc: "JavaScript’s own." }));
  return [
    ...around,
    ...held,
    ...empty,
    ...functions,
    ...global,
    ...[...NAMESPACES]
      .filter((name) => !javascriptFunctions().has(name))
      .map((label): Candidate => ({ label, kind: "name", doc: "JavaScript’s own." })),
  ];
}

/** What a value is, for people; undefined where nothing is in it. */
function typeOf(value: unknown): string | undefined {
  if (value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0)) return undefined;
  return kindOfArgument(value);
}

function members(before: string, scope: ExpressionScope, nodeIds: readonly string[]): Candidate[] {
  const path = PATH.exec(before)?.[0];
  if (path === undefined) return [];
  if (path === "nodes") return nodeIds.map((id) => ({ label: memberLabel(id), kind: "node" }));
  if (/^nodes(\.[^.[]+|\[[^\]]+\])$/.test(path)) {
    return [
      { label: "item", kind: "key", doc: "The item this one came from." },
      { label: "items", kind: "key", type: "a list", doc: "All items of that node." },
    ];
  }
  if (NAMESPACES.has(path)) {
    return [...javascriptFunctions().keys()]
      .filter((name) => name.startsWith(`${path}.`))
      .map((name) => ({ label: name.slice(path.length + 1), kind: "function", doc: "JavaScript’s own." }));
  }
  return membersOf(sampleOf(withoutParameters(path, before), scope));
}

function sampleOf(path: string, scope: ExpressionScope): unknown {
  try {
    return compileExpression(parseExpression(path), 0, anyReader)(scope);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

function membersOf(value: unknown): Candidate[] {
  if (typeof value === "string") return methods([...methodsOfText().keys()]);
  if (typeof value === "number") return [...methodsOfNumbers().keys()].map((label) => ({ label, kind: "method" }));
  if (Array.isArray(value)) return methods([...methodsOfLists().keys()]);
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).map((key) => ({
    label: memberLabel(key),
    kind: "key",
    type: kindOfArgument((value as { readonly [key: string]: unknown })[key]),
  }));
}

/** The name as it stands behind a dot, or in brackets where it is no JavaScript name. */
function memberLabel(name: string): string {
  return isPlainKey(name) ? name : `[${JSON.stringify(name)}]`;
}

function methods(labels: readonly string[]): Candidate[] {
  return [{ label: "length", kind: "key", type: "a number" }, ...labels.map((label): Candidate => ({ label, kind: "method" }))];
}
