import { compileCall, findFunction } from "./compileCall.ts";
import { compileList, compileObject, compileTemplateLiteral } from "./compileLiteral.ts";
import { ABSENT, compileMember } from "./compileMember.ts";
import { compileBinary, compileLogical, compileUnary } from "./compileOperator.ts";
import { compileResult } from "./compileResult.ts";
import type { CompileContext, Evaluate } from "./evaluate.ts";
import { ExpressionError } from "./expressionError.ts";
import type { ExpressionNode } from "./expressionNode.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import { GLOBAL_CONSTANTS, NAMESPACES } from "./globalNames.ts";
import { ownReader } from "./readKey.ts";
import { Work } from "./work.ts";

/**
 * Compiles an expression once; the function it returns gives plain JSON data or undefined.
 *
 * Errors of an evaluation have `offset` added to their position.
 *
 * @throws ExpressionError with code `expression-syntax` or `unknown-name` for what cannot be compiled.
 * @example compileExpression(parseExpression("item.total * 2"))(scope)
 */
export function compileExpression(
  node: ExpressionNode,
  offset = 0,
  readerOf: CompileContext["readerOf"] = ownReader,
): (scope: ExpressionScope) => unknown {
  let slots = 0;
  const evaluate = compileResult(node, { locals: new Map(), compile, readerOf, nextSlot: () => slots++ });
  const count = slots;
  const own = new Work();
  return (scope) => {
    const work = own.busy ? new Work() : own; // one that begins while another runs, through a getter of the scope, has its own
    work.begin();
    try {
      const value = evaluate(scope, work);
      work.end(count);
      return value;
    } catch (error) {
      work.end(count);
      throw asExpressionError(error, offset);
    }
  };
}

function asExpressionError(error: unknown, offset: number): unknown {
  if (error instanceof ExpressionError)
    return offset === 0 ? error : new ExpressionError(error.code, error.message, error.position + offset);
  if (error instanceof RangeError)
    return new ExpressionError("expression-limit", "The expression nests or grows too far; work on smaller values.", offset);
  if (error instanceof TypeError) return new ExpressionError("expression-value", `A value does not fit: ${error.message}.`, offset);
  return error;
}

function compile(node: ExpressionNode, context: CompileContext): Evaluate {
  switch (node.kind) {
    case "literal": {
      const { value } = node;
      return () => value;
    }
    case "name":
      return compileName(node.name, node.at, context);
    case "array":
      return compileList(node.elements, context);
    case "object":
      return compileObject(node, context);
    case "template":
      return compileTemplateLiteral(node, context);
    case "member":
      return compileConstant(node, context) ?? compileMember(node, context);
    case "call":
      return compileCall(node, context);
    case "chain": {
      const value = context.compile(node.value, context);
      return (scope, work) => {
        const result = value(scope, work);
        return result === ABSENT ? undefined : result;
      };
    }
    case "unary":
      return compileUnary(node, context);
    case "binary":
      return compileBinary(node, context);
    case "logical":
      return compileLogical(node, context);
    case "conditional": {
      const [test, then, otherwise] = [node.test, node.then, node.otherwise].map((part) => context.compile(part, context)) as [
        Evaluate,
        Evaluate,
        Evaluate,
      ];
      return (scope, work) => (test(scope, work) ? then(scope, work) : otherwise(scope, work));
    }
  }
}

function compileConstant(node: Extract<ExpressionNode, { kind: "member" }>, context: CompileContext): Evaluate | undefined {
  if (node.object.kind !== "name" || context.locals.has(node.object.name) || !NAMESPACES.has(node.object.name)) return undefined;
  const name = `${node.object.name}.${typeof node.key === "string" ? node.key : "…"}`;
  const value = GLOBAL_CONSTANTS.get(name);
  if (value !== undefined) return () => value;
  if (findFunction(name) !== undefined)
    throw new ExpressionError("expression-syntax", `${name} is a function: call it, as in ${name}(…).`, node.at);
  throw new ExpressionError("unknown-name", `There is no ${name}.`, node.at);
}

const ROOTS: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ["item", (scope) => scope.item],
  ["items", (scope) => scope.items],
  ["index", (scope) => scope.index],
  ["parameters", (scope) => scope.parameters],
  ["config", (scope) => scope.config],
  ["variables", (scope) => scope.variables],
  ["loop", (scope) => scope.loop],
  ["run", (scope) => scope.run],
  ["now", (scope) => new Date(scope.now).toISOString()],
  ["today", (scope) => new Date(scope.now).toISOString().slice(0, 10)],
  ["env", (scope) => scope.env],
]);

function compileName(name: string, at: number, context: CompileContext): Evaluate {
  const slot = context.locals.get(name);
  if (slot !== undefined) return (_scope, work) => work.locals[slot];
  const root = ROOTS.get(name);
  if (root !== undefined) return root;
  const constant = GLOBAL_CONSTANTS.get(name);
  if (constant !== undefined) return () => constant;
  if (name === "nodes")
    throw new ExpressionError(
      "expression-syntax",
      'After “nodes” must follow an id and item or items: nodes.ID.item, nodes["an-id"].items.',
      at,
    );
  if (name === "secrets") throw new ExpressionError("unknown-name", "After “secrets” must follow the name of one: secrets.NAME.", at);
  if (findFunction(name) !== undefined)
    throw new ExpressionError("expression-syntax", `“${name}” is a function: call it, as in ${name}(…).`, at);
  if (NAMESPACES.has(name))
    throw new ExpressionError("expression-syntax", `After “${name}” must follow a function, as in ${name}.…(…).`, at);
  const close = [...ROOTS.keys(), "nodes"].find((known) => known.toLowerCase() === name.toLowerCase() || `${name}s` === known);
  throw new ExpressionError(
    "unknown-name",
    `There is no name “${name}”${close === undefined ? `; a field of the item is item.${name}` : `; did you mean ${close}?`}.`.replace(
      "?.",
      "?",
    ),
    at,
  );
}
