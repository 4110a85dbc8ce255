import { methodsOfLists } from "./callables.ts";
import type { CompileContext, Evaluate } from "./evaluate.ts";
import type { CallNode, ExpressionNode } from "./expressionNode.ts";
import { finish, finishNumber } from "./plainValue.ts";

/** `data`: values that came in or are texts and booleans; `number`: may be NaN or −0; `made`: may hold such numbers. */
type Kind = "data" | "number" | "made";
const NUMERIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%", "**", "|", "^", "&", "<<", ">>", ">>>", "~"]);

/**
 * Compiles an expression whose value leaves the language: what can be known to be plain JSON is not looked at again, so
 * that an object of members costs no walk over its result.
 */
export function compileResult(node: ExpressionNode, context: CompileContext): Evaluate {
  if (node.kind === "object" && node.entries.every((entry) => entry.kind === "entry" || kindOf(entry.value) === "data")) {
    return context.compile(node, { ...context, compile: nextOf(context, node) });
  }
  const value = context.compile(node, context);
  switch (kindOf(node)) {
    case "data":
      return value;
    case "number":
      return (scope, work) => {
        const result = value(scope, work);
        return typeof result === "number" ? finishNumber(result) : result;
      };
    case "made":
      return (scope, work) => finish(work, value(scope, work));
  }
}

/** Compiles the values of an object literal as results, and everything below them as usual. */
function nextOf(context: CompileContext, literal: Extract<ExpressionNode, { kind: "object" }>): CompileContext["compile"] {
  const direct = new Set<ExpressionNode>(literal.entries.map((entry) => entry.value));
  return (child) => {
    if (child === literal || !direct.has(child)) return context.compile(child, context);
    return compileResult(child, context);
  };
}

function kindOf(node: ExpressionNode): Kind {
  switch (node.kind) {
    case "literal":
      return typeof node.value === "number" ? "number" : "data";
    case "name":
      return node.name === "NaN" || node.name === "Infinity" ? "number" : "data";
    case "template":
      return "data";
    case "member":
      return node.object.kind === "name" && (node.object.name === "Math" || node.object.name === "Number")
        ? "number"
        : kindOf(node.object) === "data"
          ? "data"
          : "made";
    case "chain":
      return kindOf(node.value);
    case "unary":
      return node.operator === "!" || node.operator === "typeof" ? "data" : "number";
    case "binary":
      return NUMERIC.has(node.operator) ? "number" : "data";
    case "logical":
      return worst(kindOf(node.left), kindOf(node.right));
    case "conditional":
      return worst(kindOf(node.then), kindOf(node.otherwise));
    case "call":
      return isPlainCall(node) ? "data" : "made";
    default:
      return "made";
  }
}

function worst(a: Kind, b: Kind): Kind {
  return a === "made" || b === "made" ? "made" : a === "number" || b === "number" ? "number" : "data";
}

/** `items.filter(…)`, `item.name.trim()`: the method gives back what it got, or text. */
function isPlainCall(node: CallNode): boolean {
  const { callee } = node;
  if (callee.kind !== "member" || typeof callee.key !== "string" || kindOf(callee.object) !== "data") return false;
  return methodsOfLists().get(callee.key)?.plain === true && callee.key !== "at" && callee.key !== "findIndex";
}
