import { SECRET_NAME } from "../model/secret.ts";
import { type CompileContext, type Evaluate, fail } from "./evaluate.ts";
import { ExpressionError } from "./expressionError.ts";
import { describeNode, type ExpressionNode, type MemberNode } from "./expressionNode.ts";
import type { NodeValues } from "./expressionScope.ts";
import { isForbiddenKey, isList, readMember, toText } from "./plainValue.ts";
import type { ReadKey } from "./readKey.ts";

/** Leaves an optional chain: no value of data is identical to it. */
export const ABSENT: unique symbol = Symbol("absent");

/** Compiles a read of a member. Reading a member of null or undefined fails, unless with `?.`. */
export function compileMember(node: MemberNode, context: CompileContext): Evaluate {
  const ofNode = compileNodeValues(node, context) ?? compileSecret(node, context);
  if (ofNode !== undefined) return ofNode;
  const object = context.compile(node.object, context);
  const inChain = mayBeAbsent(node.object);
  if (typeof node.key !== "string") return compileComputed(node, node.key, object, inChain, context);
  const { key } = node;
  if (node.optional || inChain) {
    return (scope, work) => {
      const value = object(scope, work);
      if (value === ABSENT) return ABSENT;
      if (value === null || value === undefined) return node.optional ? ABSENT : missing(node, key, value);
      return readMember(value, key);
    };
  }
  if (key === "length" || key in Object.prototype || isForbiddenKey(key)) {
    return (scope, work) => {
      const value = object(scope, work);
      return value === null || value === undefined ? missing(node, key, value) : readMember(value, key);
    };
  }
  return compilePlainKey(node, key, object, context);
}

/** Where the object of a member is, when it is in no slot of `Work.locals`. */
const ITEM = -1;
const OTHER = -2;

/** No prototype of data holds `key` except that of lists, so a bare read finds own data only. */
function compilePlainKey(node: MemberNode, key: string, object: Evaluate, context: CompileContext): Evaluate {
  const read = context.readerOf(key);
  const name = node.object.kind === "name" ? node.object.name : "";
  const slot = context.locals.get(name) ?? (name === "item" ? ITEM : OTHER);
  return (scope, work) => {
    const value = slot === ITEM ? scope.item : slot === OTHER ? object(scope, work) : work.locals[slot];
    if (typeof value !== "object" || value === null || isList(value)) return slowMember(node, key, value);
    const member = read(value as Parameters<ReadKey>[0]);
    return typeof member === "function" ? undefined : member;
  };
}

function slowMember(node: MemberNode, key: string, value: unknown): unknown {
  return value === null || value === undefined ? missing(node, key, value) : readMember(value, key);
}

function compileComputed(node: MemberNode, key: ExpressionNode, object: Evaluate, inChain: boolean, context: CompileContext): Evaluate {
  const name = context.compile(key, context);
  return (scope, work) => {
    const value = object(scope, work);
    if (inChain && value === ABSENT) return ABSENT;
    if (value === null || value === undefined) {
      return node.optional ? ABSENT : missing(node, toText(work, name(scope, work)), value);
    }
    const at = name(scope, work);
    if (typeof at === "number" && isList(value)) return Object.hasOwn(value, at) ? value[at] : undefined;
    const text = toText(work, at);
    work.read(text);
    return readMember(value, text);
  };
}

/** True when the evaluation of an object in a chain may leave with {@link ABSENT}. */
export function mayBeAbsent(node: ExpressionNode): boolean {
  let link = node;
  while (link.kind === "member" || link.kind === "call") {
    if (link.optional) return true;
    link = link.kind === "member" ? link.object : link.callee;
  }
  return false;
}

export function missing(node: MemberNode, key: string, value: null | undefined): never {
  const path = describeNode(node.object);
  const what = path === "this value" ? `The value before “${key}”` : path;
  const hint =
    path === "this value" ? "use ?. before it" : `write ${path}?.${/^[A-Za-z_$][\w$]*$/.test(key) ? key : `[${JSON.stringify(key)}]`}`;
  return fail(`${what} is ${value}, so “${key.slice(0, 60)}” cannot be read from it; ${hint} if that is expected.`, node);
}

/** `nodes.ID`, `nodes.ID.item`, `nodes.ID.items`, `nodes[expression].item`; undefined for any other member. */
function compileNodeValues(node: MemberNode, context: CompileContext): Evaluate | undefined {
  const side = node.key;
  const of = node.object.kind === "member" ? node.object : undefined;
  if (of === undefined || of.object.kind !== "name" || of.object.name !== "nodes" || context.locals.has("nodes")) return undefined;
  if (side !== "item" && side !== "items") {
    throw new ExpressionError("unknown-name", "A node has only “item” and “items” here: nodes.ID.item or nodes.ID.items.", node.at);
  }
  const lookup = compileNodeLookup(of, context);
  const read = side === "item" ? (values: NodeValues) => values.item : (values: NodeValues) => values.items;
  return (scope, work) => {
    const values = lookup(scope, work) as NodeValues | undefined;
    if (values !== undefined) return read(values);
    if (node.optional || of.optional) return ABSENT;
    return fail(`There is no node for ${describeNode(of)}, or it has no output here; check the id, or write ?. before ${side}.`, node);
  };
}

/** `secrets.NAME`: what stands for it; undefined for any other member. */
function compileSecret(node: MemberNode, context: CompileContext): Evaluate | undefined {
  const { object, key } = node;
  if (object.kind !== "name" || object.name !== "secrets" || context.locals.has("secrets")) return undefined;
  if (typeof key !== "string" || !SECRET_NAME.test(key)) {
    throw new ExpressionError("unknown-name", "After “secrets” must follow a name of letters, digits and _: secrets.NAME.", node.at);
  }
  return (scope) => scope.secrets?.(key) ?? fail("A secret is allowed only in params that accept one.", node);
}

function compileNodeLookup(of: MemberNode, context: CompileContext): Evaluate {
  const { key } = of;
  if (typeof key === "string") return (scope) => scope.nodes(key);
  const id = context.compile(key, context);
  return (scope, work) => scope.nodes(toText(work, id(scope, work)));
}
