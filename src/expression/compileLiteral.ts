import { type CompileContext, type Evaluate, fail } from "./evaluate.ts";
import type { ExpressionNode } from "./expressionNode.ts";
import { copyOwn, isList, setOwn, toText } from "./plainValue.ts";
import { MAX_TEXT, type Work } from "./work.ts";

type Of<K extends ExpressionNode["kind"]> = Extract<ExpressionNode, { readonly kind: K }>;

/** Compiles the parts of a list, with `...` spread out. */
export function compileList(nodes: Of<"array">["elements"], context: CompileContext): (...given: Parameters<Evaluate>) => unknown[] {
  const parts = nodes.map((node) => context.compile(node.kind === "spread" ? node.value : node, context));
  const spreads = nodes.map((node) => node.kind === "spread");
  if (!spreads.includes(true)) {
    return (scope, work) => {
      const list: unknown[] = new Array(parts.length);
      for (let index = 0; index < parts.length; index += 1) list[index] = (parts[index] as Evaluate)(scope, work);
      return list;
    };
  }
  return (scope, work) => {
    const list: unknown[] = [];
    for (let index = 0; index < parts.length; index += 1) {
      const value = (parts[index] as Evaluate)(scope, work);
      if (spreads[index] !== true) list.push(value);
      else for (const element of spreadable(work, value, nodes[index] as ExpressionNode, list.length)) list.push(element);
    }
    return list;
  };
}

function spreadable(work: Work, value: unknown, node: ExpressionNode, before: number): Iterable<unknown> {
  if (!isList(value) && typeof value !== "string")
    return fail("Only a list or a text can be spread with ... here; use ?? [] where it may be absent.", node);
  work.list(before + value.length);
  return value;
}

/** Compiles an object literal; a key `__proto__` is an own key like any other. */
export function compileObject(node: Of<"object">, context: CompileContext): Evaluate {
  const keys: string[] = [];
  const values: Evaluate[] = [];
  for (const entry of node.entries) {
    if (entry.kind === "spread" || typeof entry.key !== "string" || entry.key === "__proto__") return compileMixedObject(node, context);
    keys.push(entry.key);
    values.push(context.compile(entry.value, context));
  }
  const count = keys.length;
  return (scope, work) => {
    const object: { [key: string]: unknown } = {};
    for (let index = 0; index < count; index += 1) object[keys[index] as string] = (values[index] as Evaluate)(scope, work);
    return object;
  };
}

type Fill = (target: object, ...given: Parameters<Evaluate>) => void;

function compileMixedObject(node: Of<"object">, context: CompileContext): Evaluate {
  const fills = node.entries.map((entry): Fill => {
    const value = context.compile(entry.value, context);
    if (entry.kind === "spread") return (target, scope, work) => copyOwn(work, target, value(scope, work));
    const { key } = entry;
    if (typeof key === "string") return (target, scope, work) => setOwn(target, key, value(scope, work));
    const name = context.compile(key, context);
    return (target, scope, work) => {
      const text = toText(work, name(scope, work));
      work.read(text);
      setOwn(target, text, value(scope, work));
    };
  });
  return (scope, work) => {
    const object = {};
    for (let index = 0; index < fills.length; index += 1) (fills[index] as Fill)(object, scope, work);
    return object;
  };
}

export function compileTemplateLiteral(node: Of<"template">, context: CompileContext): Evaluate {
  const values = node.values.map((value) => context.compile(value, context));
  const { texts } = node;
  return (scope, work) => {
    let text = texts[0] as string;
    for (let index = 0; index < values.length; index += 1) {
      text += toText(work, (values[index] as Evaluate)(scope, work));
      text += texts[index + 1] as string;
    }
    if (text.length > MAX_TEXT) work.text(text.length);
    return text;
  };
}
