import type { Json } from "../model/json.ts";
import { compileExpression } from "./compileExpression.ts";
import { ExpressionError, type ExpressionProblem } from "./expressionError.ts";
import type { ExpressionNode } from "./expressionNode.ts";
import type { ExpressionReads, ExpressionScope } from "./expressionScope.ts";
import { parseExpression } from "./parseExpression.ts";
import { toJson } from "./plainValue.ts";
import { ownReader, type ReadKey } from "./readKey.ts";
import { readsOf } from "./readsOf.ts";
import { parseTemplate } from "./template.ts";
import { Work } from "./work.ts";

/** A param's text, compiled. */
export type CompiledTemplate = {
  /** True for text without expressions. */
  readonly constant: boolean;
  /** The text, when constant. */
  readonly value?: Json;
  /**
   * The value for a scope: plain JSON data or undefined; text unless the template is exactly one `${…}`. Where it calls `jsonata`, what that
   * needs has to be loaded before, with `loadFunctions`.
   *
   * @throws ExpressionError
   */
  evaluate(scope: ExpressionScope): unknown;
  readonly reads: ExpressionReads;
  /** What is wrong with it; positions are offsets in the template's text. With problems, `evaluate` throws the first. */
  readonly problems: readonly ExpressionProblem[];
};

export { hasExpression } from "./template.ts";

type Part = string | ((scope: ExpressionScope) => unknown);

/**
 * Compiles a template once; never throws.
 *
 * @example compileTemplate("${item.total >= parameters.minimum}").evaluate(scope) // true
 */
export function compileTemplate(text: string): CompiledTemplate {
  return compileWith(text, ownReader);
}

/** The same with readers of a choice: what is compiled to be checked takes none of the few that are fast. */
export function compileWith(text: string, readerOf: (key: string) => ReadKey): CompiledTemplate {
  const { parts, unclosed } = parseTemplate(text);
  const problems: ExpressionProblem[] = [];
  const trees: ExpressionNode[] = [];
  if (unclosed !== undefined) {
    problems.push({
      code: "expression-syntax",
      message: "The “${” that starts here has no “}”; close it, or write \\${ for the characters themselves.",
      position: unclosed,
    });
  }
  const compiled = parts.map((part): Part => {
    if ("text" in part) return part.text;
    try {
      const tree = parseExpression(part.source);
      trees.push(tree);
      return compileExpression(tree, part.at, readerOf);
    } catch (error) {
      problems.push(problemOf(error, part.at));
      return "";
    }
  });
  const reads = readsOf(trees);
  const [first] = problems;
  if (first !== undefined) {
    const evaluate = (): never => {
      throw new ExpressionError(first.code, first.message, first.position);
    };
    return { constant: false, evaluate, reads, problems };
  }
  const [only] = compiled;
  if (compiled.length === 1 && typeof only === "string") return { constant: true, value: only, evaluate: () => only, reads, problems };
  if (compiled.length === 1 && typeof only === "function") return { constant: false, evaluate: only, reads, problems };
  return { constant: false, evaluate: (scope) => joinParts(compiled, scope), reads, problems };
}

/** What parsing or compiling threw, as a problem. */
export function problemOf(error: unknown, offset = 0): ExpressionProblem {
  if (error instanceof ExpressionError) {
    return {
      code: error.code === "unknown-name" ? "unknown-name" : "expression-syntax",
      message: error.message,
      position: error.position + offset,
    };
  }
  if (error instanceof RangeError)
    return { code: "expression-syntax", message: "The expression is nested too deeply; split it.", position: offset };
  throw error;
}

function joinParts(parts: readonly Part[], scope: ExpressionScope): string {
  const work = new Work();
  let text = "";
  for (const part of parts) {
    text += typeof part === "string" ? part : partText(work, part(scope));
    work.text(text.length);
  }
  return text;
}

function partText(work: Work, value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? (toJson(work, value) ?? "") : String(value);
}
