import { type AnyNode, eachChild, type MemberNode } from "./expressionNode.ts";
import type { ExpressionReads } from "./expressionScope.ts";
import { isSecret } from "./secretUse.ts";

/** The root names and nodes that expressions read, found without evaluating them. */
export function readsOf(expressions: readonly AnyNode[]): ExpressionReads {
  const names = new Set<string>();
  const secrets = new Set<string>();
  const nodes = new Map<string, { item: boolean; items: boolean }>();
  const visit = (node: AnyNode, locals: ReadonlySet<string>): void => {
    if (node.kind === "arrow") return visit(node.body, new Set([...locals, ...node.params]));
    if (node.kind === "name") {
      if (!locals.has(node.name)) names.add(node.name);
      return;
    }
    if (node.kind === "member" && isSecret(node, locals)) secrets.add(node.key);
    const side = node.kind === "member" && !locals.has("nodes") ? nodeSide(node) : undefined;
    if (side !== undefined) {
      const known = nodes.get(side.id) ?? { item: false, items: false };
      nodes.set(side.id, { item: known.item || side.of === "item", items: known.items || side.of === "items" });
    }
    if (node.kind === "call" && node.callee.kind === "name") {
      for (const arg of node.args) visit(arg, locals);
      return;
    }
    eachChild(node, (child) => visit(child, locals));
  };
  for (const node of expressions) visit(node, new Set());
  return { names, nodes, secrets };
}

function nodeSide(node: MemberNode): { readonly id: string; readonly of: "item" | "items" } | undefined {
  const of = node.object;
  if ((node.key !== "item" && node.key !== "items") || of.kind !== "member" || of.object.kind !== "name" || of.object.name !== "nodes")
    return undefined;
  return { id: typeof of.key === "string" ? of.key : "*", of: node.key };
}
