import type { ExpressionProblem } from "./expressionError.ts";
import { type AnyNode, eachChild, type MemberNode } from "./expressionNode.ts";

/** True for `secrets.NAME`. */
export function isSecret(node: AnyNode, locals: ReadonlySet<string>): node is MemberNode & { readonly key: string } {
  if (node.kind !== "member" || typeof node.key !== "string" || locals.has("secrets")) return false;
  return node.object.kind === "name" && node.object.name === "secrets";
}

/**
 * Secrets where none may be, and secrets that something is worked out from: an expression sees only what stands for a secret, so
 * it may be joined with other text and nothing else.
 */
export function secretProblems(tree: AnyNode, allowed: boolean, offset: number): ExpressionProblem[] {
  const found: ExpressionProblem[] = [];
  const visit = (node: AnyNode, joined: boolean, locals: ReadonlySet<string>): void => {
    if (isSecret(node, locals)) {
      if (!allowed || !joined) found.push(problem(node, allowed, offset));
      return;
    }
    if (node.kind === "arrow") return visit(node.body, false, new Set([...locals, ...node.params]));
    if (node.kind === "conditional") {
      visit(node.test, false, locals);
      visit(node.then, joined, locals);
      return visit(node.otherwise, joined, locals);
    }
    const passes = node.kind === "template" || node.kind === "chain" || (node.kind === "binary" && node.operator === "+");
    eachChild(node, (child) => visit(child, joined && passes, locals));
  };
  visit(tree, true, new Set());
  return found;
}

function problem({ key, at }: MemberNode & { readonly key: string }, allowed: boolean, offset: number): ExpressionProblem {
  const message = allowed
    ? `Nothing can be worked out from the secret “${key}”: write \${secrets.${key}} by itself, or join it with text.`
    : `The secret “${key}” is not allowed here: only params that say so take secrets.`;
  return { code: "secret-not-allowed", message, position: at + offset };
}
