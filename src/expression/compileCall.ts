import { ARRAY_METHODS, INSTEAD } from "./arrayMethods.ts";
import { compileList } from "./compileLiteral.ts";
import { ABSENT, mayBeAbsent, missing } from "./compileMember.ts";
import { type Callback, type CompileContext, type Evaluate, fail } from "./evaluate.ts";
import { ExpressionError } from "./expressionError.ts";
import { type ArrowNode, type CallNode, describeNode, type ExpressionNode, type MemberNode, type SpreadNode } from "./expressionNode.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import { FUNCTIONS } from "./functions/functions.ts";
import { GLOBAL_FUNCTIONS, NUMBER_METHODS } from "./globalFunctions.ts";
import { NAMESPACES } from "./globalNames.ts";
import type { AnyRun, Method } from "./method.ts";
import { isList } from "./plainValue.ts";
import { STRING_METHODS } from "./stringMethods.ts";
import type { Work } from "./work.ts";

type Args = (scope: ExpressionScope, work: Work) => readonly unknown[];

/** Compiles a call of a function or a method, both from fixed lists. */
export function compileCall(node: CallNode, context: CompileContext): Evaluate {
  const { callee } = node;
  const name = functionName(callee, context);
  if (name !== undefined) {
    const method = findFunction(name);
    if (method === undefined)
      throw new ExpressionError("unknown-name", unknownFunction(name), callee.kind === "member" ? callee.at : node.at);
    method.named?.();
    return compileFixed(node, method, context);
  }
  return compileMethod(node, callee as MemberNode, context);
}

/** A function by its full name: one of JavaScript's, or one of ours. */
export function findFunction(name: string): Method | undefined {
  return GLOBAL_FUNCTIONS.get(name) ?? FUNCTIONS.get(name);
}

/** `Math.max` for a call of it; undefined for a method of a value. */
export function functionName(callee: CallNode["callee"], context: { readonly locals: ReadonlyMap<string, unknown> }): string | undefined {
  if (callee.kind === "name") {
    if (!context.locals.has(callee.name)) return callee.name;
    throw new ExpressionError(
      "expression-syntax",
      `“${callee.name}” is a value here, not a function; call a function or a method.`,
      callee.at,
    );
  }
  if (callee.object.kind !== "name" || context.locals.has(callee.object.name) || !NAMESPACES.has(callee.object.name)) return undefined;
  return `${callee.object.name}.${callee.key as string}`;
}

function unknownFunction(name: string): string {
  const method = STRING_METHODS.has(name) || ARRAY_METHODS.has(name);
  if (method) return `“${name}” is a method: write value.${name}(…).`;
  const close = [...GLOBAL_FUNCTIONS.keys(), ...FUNCTIONS.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
  return close === undefined ? `There is no function “${name}”.` : `There is no function “${name}”; did you mean ${close}?`;
}

function compileFixed(node: CallNode, method: Method, context: CompileContext): Evaluate {
  const run = method.run as unknown as AnyRun;
  const { all, each } = compileArguments(node, method.callback, context);
  if (each === undefined || each.length > 3) return (scope, work) => run(work, ...all(scope, work));
  const [a, b, c] = each as [Evaluate, Evaluate, Evaluate];
  if (each.length === 0) return (_scope, work) => run(work);
  if (each.length === 1) return (scope, work) => run(work, a(scope, work));
  if (each.length === 2) return (scope, work) => run(work, a(scope, work), b(scope, work));
  return (scope, work) => run(work, a(scope, work), b(scope, work), c(scope, work));
}

/** Spread arguments become JavaScript arguments, of which an engine takes about 100,000. */
const MAX_SPREAD = 50_000;

/** All arguments as a list, and one by one where none is spread. */
function compileArguments(
  node: CallNode,
  callback: number | undefined,
  context: CompileContext,
): { readonly all: Args; readonly each?: readonly Evaluate[] } {
  if (!node.args.some((arg) => arg.kind === "spread")) {
    const each = node.args.map((arg, index) => compileArgument(node, arg, callback === index, context));
    if (callback !== undefined && each.length <= callback && !OPTIONAL_CALLBACK.has(calleeName(node))) {
      throw new ExpressionError("expression-syntax", `${describeNode(node.callee)} needs an arrow function, as in x => x.name.`, node.at);
    }
    return { all: (scope, work) => each.map((arg) => arg(scope, work)), each };
  }
  const elements = node.args.map((arg) => {
    if (arg.kind !== "arrow" && callback === undefined) return arg;
    throw new ExpressionError("expression-syntax", "A call with an arrow function cannot have “...” arguments.", arg.at);
  });
  const list = compileList(elements, context);
  return {
    all: (scope, work) => {
      const values = list(scope, work);
      if (values.length <= MAX_SPREAD) return values;
      throw new ExpressionError(
        "expression-limit",
        `At most ${MAX_SPREAD} values can be spread into a call; use a function that takes a list.`,
        node.at,
      );
    },
  };
}

const OPTIONAL_CALLBACK: ReadonlySet<string> = new Set(["sort", "toSorted", "from"]);

function calleeName(node: CallNode): string {
  return node.callee.kind === "name" ? node.callee.name : String(node.callee.key);
}

function compileArgument(
  call: CallNode,
  arg: ExpressionNode | SpreadNode | ArrowNode,
  callback: boolean,
  context: CompileContext,
): Evaluate {
  if (arg.kind === "spread") return context.compile(arg.value, context);
  if (callback) {
    if (arg.kind === "arrow") return compileArrow(arg, context);
    if (arg.kind === "name" && !context.locals.has(arg.name)) {
      const method = findFunction(arg.name);
      if (method !== undefined && method.callback === undefined && method.named === undefined) return compileNamedCallback(method);
    }
    throw new ExpressionError("expression-syntax", `${describeNode(call.callee)} needs an arrow function here, as in x => x.name.`, arg.at);
  }
  if (arg.kind === "arrow")
    throw new ExpressionError("expression-syntax", `${describeNode(call.callee)} takes no arrow function here.`, arg.at);
  return context.compile(arg, context);
}

/** `list.filter(Boolean)`: the function gets the element only. */
function compileNamedCallback(method: Method): Evaluate {
  const run = method.run as unknown as AnyRun;
  return (_scope, work): Callback =>
    (value) => {
      work.spend(1);
      return run(work, value);
    };
}

function compileArrow(arrow: ArrowNode, context: CompileContext): Evaluate {
  const slots = arrow.params.map(() => context.nextSlot());
  const locals = new Map(context.locals);
  for (const [index, name] of arrow.params.entries()) locals.set(name, slots[index] as number);
  const body = context.compile(arrow.body, { ...context, locals });
  const [first, second, third, fourth] = slots;
  if (slots.length > 4) throw new ExpressionError("expression-syntax", "An arrow function here has at most four parameters.", arrow.at);
  return (scope, work): Callback => {
    const values = work.locals;
    if (first === undefined || second !== undefined) {
      return (a, b, c, d) => {
        work.spend(1);
        if (first !== undefined) values[first] = a;
        if (second !== undefined) values[second] = b;
        if (third !== undefined) values[third] = c;
        if (fourth !== undefined) values[fourth] = d;
        return body(scope, work);
      };
    }
    return (a) => {
      work.spend(1);
      values[first] = a;
      return body(scope, work);
    };
  };
}

function compileMethod(node: CallNode, callee: MemberNode, context: CompileContext): Evaluate {
  const key = callee.key as string;
  const instead = INSTEAD.get(key);
  if (instead !== undefined) throw new ExpressionError("expression-syntax", `“${key}” is not available; ${instead}.`, callee.at);
  const [ofText, ofList, ofNumber] = [STRING_METHODS.get(key), ARRAY_METHODS.get(key), NUMBER_METHODS.get(key)];
  const known = ofText ?? ofList ?? ofNumber;
  if (known === undefined) throw new ExpressionError("unknown-name", `There is no method “${key}”.`, callee.at);
  const object = context.compile(callee.object, context);
  const inChain = mayBeAbsent(callee.object);
  const { all, each } = compileArguments(node, known.callback, context);
  const text = ofText?.run as AnyRun | undefined;
  const list = ofList?.run as AnyRun | undefined;
  const number = ofNumber?.run as AnyRun | undefined;
  const [first, second] = each !== undefined && each.length <= 2 ? each : [];
  return (scope, work) => {
    const self = object(scope, work);
    if (inChain && self === ABSENT) return ABSENT;
    if (self === null || self === undefined) return callee.optional ? ABSENT : missing(callee, key, self);
    const run =
      typeof self === "string" ? text : isList(self) ? list : typeof self === "number" || typeof self === "boolean" ? number : undefined;
    if (run === undefined) return node.optional ? ABSENT : notAMethod(callee, key, self);
    work.spend(1);
    if (first === undefined) return run(work, self, ...all(scope, work));
    return second === undefined ? run(work, self, first(scope, work)) : run(work, self, first(scope, work), second(scope, work));
  };
}

function notAMethod(callee: MemberNode, key: string, self: unknown): never {
  const kind = isList(self) ? "a list" : typeof self === "object" ? "an object" : typeof self === "string" ? "a text" : `a ${typeof self}`;
  return fail(`${describeNode(callee.object)} is ${kind}, which has no method “${key}”.`, callee);
}
