import { compileWith } from "./compileTemplate.ts";
import type { ExpressionProblem } from "./expressionError.ts";
import { type AnyNode, eachChild } from "./expressionNode.ts";
import { parseExpression } from "./parseExpression.ts";
import { anyReader } from "./readKey.ts";
import { secretProblems } from "./secretUse.ts";
import { parseTemplate } from "./template.ts";

/** What exists around an expression; a set left out is not checked. */
export type KnownNames = {
  readonly nodes?: ReadonlySet<string>;
  readonly parameters?: ReadonlySet<string>;
  readonly config?: ReadonlySet<string>;
  /** Secrets may be used. */
  readonly secrets?: boolean;
};

const LABELS = { nodes: "node", parameters: "parameter", config: "constant" } as const;

/**
 * Problems of a param's text, found without running it: syntax, and names, nodes, parameters and constants that do not
 * exist. Positions are offsets in the text.
 *
 * @example checkExpression("${itm.total}") // [{ code: "unknown-name", position: 2, … }]
 */
export function checkExpression(text: string, known: KnownNames = {}): readonly ExpressionProblem[] {
  const { problems } = compileWith(text, anyReader);
  if (problems.length > 0) return problems;
  return parseTemplate(text).parts.flatMap((part) => {
    if ("text" in part) return [];
    const tree = parseExpression(part.source);
    return [...unknownMembers(tree, known, part.at), ...secretProblems(tree, known.secrets === true, part.at)];
  });
}

function unknownMembers(tree: AnyNode, known: KnownNames, offset: number): ExpressionProblem[] {
  const found: ExpressionProblem[] = [];
  const visit = (node: AnyNode, locals: ReadonlySet<string>): void => {
    if (node.kind === "arrow") return visit(node.body, new Set([...locals, ...node.params]));
    if (node.kind === "member" && typeof node.key === "string" && node.object.kind === "name" && !locals.has(node.object.name)) {
      const root = node.object.name;
      const names = root === "nodes" || root === "parameters" || root === "config" ? known[root] : undefined;
      if (names !== undefined && !names.has(node.key)) {
        const label = LABELS[root as keyof typeof LABELS];
        found.push({
          code: "unknown-name",
          message: `There is no ${label} “${node.key}”; check its name, or add it to the workflow.`,
          position: node.at + offset,
        });
      }
    }
    eachChild(node, (child) => visit(child, locals));
  };
  visit(tree, new Set());
  return found;
}
