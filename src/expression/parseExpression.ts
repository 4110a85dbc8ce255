import { ExpressionError } from "./expressionError.ts";
import type {
  ArrowNode,
  BinaryOperator,
  CallNode,
  EntryNode,
  ExpressionNode,
  LogicalOperator,
  SpreadNode,
  UnaryOperator,
} from "./expressionNode.ts";
import { ExpressionParser, type ParsedNode } from "./expressionParser.ts";

/** Longest text of one expression, in UTF-16 units. */
export const MAX_EXPRESSION_LENGTH = 20_000;
const MAX_TREE_DEPTH = 400;

const UNARY: ReadonlySet<string> = new Set(["-", "+", "!", "~", "typeof"]);
const LOGICAL: ReadonlySet<string> = new Set(["&&", "||", "??"]);
const BINARY: ReadonlySet<string> = new Set([
  "==",
  "!=",
  "===",
  "!==",
  "<",
  ">",
  "<=",
  ">=",
  "+",
  "-",
  "*",
  "/",
  "%",
  "**",
  "|",
  "^",
  "&",
  "<<",
  ">>",
  ">>>",
  "in",
]);

/**
 * Reads one expression.
 *
 * @throws ExpressionError with code `expression-syntax` and the offset at fault.
 * @example parseExpression("item.total >= 100")
 */
export function parseExpression(text: string): ExpressionNode {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    throw new ExpressionError(
      "expression-syntax",
      `The expression is longer than ${MAX_EXPRESSION_LENGTH} characters; split it over several nodes.`,
    );
  }
  if (text.trim() === "") throw new ExpressionError("expression-syntax", "The expression is empty; write a value, for example item.name.");
  return convert(new ExpressionParser(text).parse(), 0);
}

function syntax(message: string, at: number | undefined): never {
  throw new ExpressionError("expression-syntax", message, at ?? 0);
}

/** A node with a value of its own; arrows and `...` are refused. */
function convert(parsed: ParsedNode, depth: number): ExpressionNode {
  const { node, chained } = convertLink(parsed, depth);
  return chained ? { kind: "chain", at: node.at, value: node } : node;
}

type Link = { readonly node: ExpressionNode; readonly chained: boolean };

/** Members and calls stay in the optional chain of what they hang on; everything else ends it. */
function convertLink(parsed: ParsedNode, depth: number): Link {
  const at = parsed.at ?? 0;
  if (depth > MAX_TREE_DEPTH) syntax("The expression is too long a chain or too deeply nested; split it.", at);
  if (parsed.type === "MemberExpression") {
    const object = convertLink(parsed.object as ParsedNode, depth + 1);
    const property = parsed.property as ParsedNode;
    const key = parsed.computed === true ? constantKey(convert(property, depth + 1)) : (property.name as string);
    const optional = parsed.optional === true;
    return { node: { kind: "member", at: property.at ?? at, object: object.node, key, optional }, chained: object.chained || optional };
  }
  if (parsed.type === "CallExpression") {
    const callee = convertLink(parsed.callee as ParsedNode, depth + 1);
    const args = (parsed.arguments as readonly ParsedNode[]).map((argument) => convertArgument(argument, depth + 1));
    const optional = parsed.optional === true;
    return { node: { kind: "call", at, callee: asCallee(callee.node), args, optional }, chained: callee.chained || optional };
  }
  return { node: convertOther(parsed, at, depth), chained: false };
}

function constantKey(node: ExpressionNode): string | ExpressionNode {
  return node.kind === "literal" && (typeof node.value === "string" || typeof node.value === "number") ? String(node.value) : node;
}

function asCallee(node: ExpressionNode): CallNode["callee"] {
  if (node.kind === "name") return node;
  if (node.kind === "member" && typeof node.key === "string") return node;
  if (node.kind === "member") syntax("A method must be called by its name, as in item.name.trim().", node.at);
  return syntax("Only functions and methods can be called, as in upper(item.name) or item.name.trim().", node.at);
}

function convertArgument(parsed: ParsedNode, depth: number): ExpressionNode | SpreadNode | ArrowNode {
  if (parsed.type === "Spread") return convertSpread(parsed, depth);
  const inner = ungroup(parsed);
  if (inner.type !== "Arrow") return convert(parsed, depth);
  const params = inner.params as readonly string[];
  const twice = params.find((name, index) => params.indexOf(name) !== index);
  if (twice !== undefined) syntax(`The parameter “${twice}” is there twice.`, inner.at);
  return { kind: "arrow", at: inner.at ?? 0, params, body: convert(inner.body as ParsedNode, depth + 1) };
}

function convertSpread(parsed: ParsedNode, depth: number): SpreadNode {
  return { kind: "spread", at: parsed.at ?? 0, value: convert(parsed.value as ParsedNode, depth + 1) };
}

function ungroup(parsed: ParsedNode): ParsedNode {
  let node = parsed;
  while (node.type === "Group") node = node.value as ParsedNode;
  return node;
}

function convertOther(parsed: ParsedNode, at: number, depth: number): ExpressionNode {
  const child = (key: string): ExpressionNode => convert(parsed[key] as ParsedNode, depth + 1);
  switch (parsed.type) {
    case "Group":
      return child("value");
    case "Literal":
      return { kind: "literal", at, value: parsed.value as string | number | boolean | null };
    case "Identifier":
      return parsed.name === "undefined" ? { kind: "literal", at, value: undefined } : { kind: "name", at, name: parsed.name as string };
    case "ArrayExpression":
      return { kind: "array", at, elements: (parsed.elements as readonly ParsedNode[]).map((element) => convertElement(element, depth)) };
    case "Object":
      return { kind: "object", at, entries: (parsed.entries as readonly ParsedNode[]).map((entry) => convertEntry(entry, depth)) };
    case "Template":
      return {
        kind: "template",
        at,
        texts: parsed.texts as string[],
        values: (parsed.values as ParsedNode[]).map((value) => convert(value, depth + 1)),
      };
    case "Conditional":
      return { kind: "conditional", at, test: child("test"), then: child("then"), otherwise: child("otherwise") };
    case "UnaryExpression":
      if (!UNARY.has(parsed.operator as string)) break;
      return { kind: "unary", at, operator: parsed.operator as UnaryOperator, value: child("argument") };
    case "BinaryExpression":
      return convertBinary(parsed, depth);
    case "Arrow":
      return syntax("An arrow function can only be the argument of a call, as in items.map(x => x.name).", at);
  }
  return syntax("This is not available in an expression.", at);
}

function convertBinary(parsed: ParsedNode, depth: number): ExpressionNode {
  const operator = parsed.operator as string;
  const left = convert(parsed.left as ParsedNode, depth + 1);
  const right = convert(parsed.right as ParsedNode, depth + 1);
  if (LOGICAL.has(operator)) {
    for (const side of [parsed.left, parsed.right] as ParsedNode[]) {
      const other = side.type === "BinaryExpression" ? (side.operator as string) : "";
      if (LOGICAL.has(other) && (other === "??") !== (operator === "??")) {
        syntax(`Put parentheses around one of them where ?? meets ${operator === "??" ? other : operator}.`, side.at ?? left.at);
      }
    }
    return { kind: "logical", at: left.at, operator: operator as LogicalOperator, left, right };
  }
  if (!BINARY.has(operator)) syntax(`The operator ${operator} is not available in an expression.`, left.at);
  return { kind: "binary", at: left.at, operator: operator as BinaryOperator, left, right };
}

function convertElement(parsed: ParsedNode, depth: number): ExpressionNode | SpreadNode {
  return parsed.type === "Spread" ? convertSpread(parsed, depth) : convert(parsed, depth + 1);
}

function convertEntry(parsed: ParsedNode, depth: number): EntryNode | SpreadNode {
  if (parsed.type === "Spread") return convertSpread(parsed, depth);
  const key = typeof parsed.key === "string" ? parsed.key : constantKey(convert(parsed.key as ParsedNode, depth + 1));
  return { kind: "entry", at: parsed.at ?? 0, key, value: convert(parsed.value as ParsedNode, depth + 1) };
}
