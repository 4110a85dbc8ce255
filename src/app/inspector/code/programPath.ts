import type { syntaxTree } from "@codemirror/language";

type Tree = ReturnType<typeof syntaxTree>;
type SyntaxNode = ReturnType<Tree["resolve"]>;

/** Names inside each other that are followed. */
const DEEPEST = 20;
const SAME = new Set(["filter", "slice", "sort", "toSorted", "reverse", "toReversed", "concat"]);
const ONE = new Set(["find", "findLast", "at", "pop", "shift"]);
/** By method, which parameters of the function that it is given are elements of the list. */
const GIVEN: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    ["map", "filter", "find", "findLast", "findIndex", "forEach", "some", "every", "flatMap"].map((method) => [method, [0]]),
  ),
  sort: [0, 1],
  toSorted: [0, 1],
  reduce: [1],
  reduceRight: [1],
};

/**
 * What stands before the dot behind which a word begins at the place, as a path in the names of an expression: parameters of functions, loops
 * and constants lead back to the items. Empty where nothing is known of it, undefined where there is no dot.
 *
 * @example pathBefore(tree, "items.map((x) => x.", 19) // "item"
 */
export function pathBefore(tree: Tree, text: string, at: number): string | undefined {
  const dot = tree.resolveInner(at, -1);
  if (dot.name !== "." && dot.name !== "?.") return undefined;
  const object = dot.parent?.name === "MemberExpression" ? dot.parent.firstChild : null;
  return object === null ? undefined : (pathOf(object, text, 0) ?? "");
}

function pathOf(node: SyntaxNode, text: string, depth: number): string | undefined {
  if (depth > DEEPEST) return undefined;
  const inner = (child: SyntaxNode | null): string | undefined => (child === null ? undefined : pathOf(child, text, depth + 1));
  if (node.name === "VariableName") return meaningOf(textOf(node, text), node, text, depth);
  if (node.name === "ParenthesizedExpression") return inner(node.firstChild?.nextSibling ?? null);
  if (node.name === "MemberExpression") return memberOf(node, text, inner(node.firstChild));
  if (node.name !== "CallExpression") return undefined;
  const method = methodOf(node, text);
  if (method === undefined) return undefined;
  if (SAME.has(method.name)) return inner(method.of);
  return ONE.has(method.name) ? elementOf(inner(method.of)) : undefined;
}

function memberOf(node: SyntaxNode, text: string, path: string | undefined): string | undefined {
  const last = node.lastChild;
  if (path === undefined || last === null) return undefined;
  if (last.name === "PropertyName") return `${path}.${textOf(last, text)}`;
  const key = last.prevSibling;
  return key?.name === "String" ? `${path}[${textOf(key, text)}]` : elementOf(path);
}

function elementOf(path: string | undefined): string | undefined {
  return path === "items" ? "item" : path && `${path}[0]`;
}

/** The method that a call calls, and of what. */
function methodOf(call: SyntaxNode, text: string): { readonly name: string; readonly of: SyntaxNode } | undefined {
  const callee = call.firstChild;
  const name = callee?.name === "MemberExpression" ? callee.lastChild : null;
  if (callee?.firstChild == null || name?.name !== "PropertyName") return undefined;
  return { name: textOf(name, text), of: callee.firstChild };
}

/** What a name means where it stands: the nearest declaration around it, else what the program finds. */
function meaningOf(name: string, from: SyntaxNode, text: string, depth: number): string | undefined {
  for (let around = from.parent; around !== null; around = around.parent) {
    const declared = declaredIn(around, name, text);
    if (declared === undefined) continue;
    return declared.value === undefined ? undefined : followed(declared, text, depth + 1);
  }
  return name;
}

/** `value`: the expression whose value, or one element of it, the name has; none where it is not told. */
type Declared = { readonly value: SyntaxNode | undefined; readonly element?: boolean };

function followed({ value, element }: Declared, text: string, depth: number): string | undefined {
  const path = value && pathOf(value, text, depth);
  return element === true ? elementOf(path) : path;
}

function declaredIn(around: SyntaxNode, name: string, text: string): Declared | undefined {
  if (around.name === "ForStatement") {
    const spec = around.getChild("ForOfSpec");
    if (spec === null || !declares(spec, name, text)) return undefined;
    return { value: spec.lastChild?.prevSibling ?? undefined, element: true };
  }
  const params = around.getChild("ParamList");
  if (params !== null) {
    const at = params.getChildren("VariableDefinition").findIndex((each) => textOf(each, text) === name);
    return at === -1 ? undefined : { value: listGivenTo(around, at, text), element: true };
  }
  for (const declaration of around.getChildren("VariableDeclaration")) {
    if (declares(declaration, name, text)) return { value: valueBehind(declaration, name, text) };
  }
  return undefined;
}

function declares(node: SyntaxNode, name: string, text: string): boolean {
  return node.getChildren("VariableDefinition").some((each) => textOf(each, text) === name);
}

function valueBehind(declaration: SyntaxNode, name: string, text: string): SyntaxNode | undefined {
  let at = declaration.getChildren("VariableDefinition").find((each) => textOf(each, text) === name)?.nextSibling ?? null;
  while (at !== null && at.name !== "Equals" && at.name !== ",") at = at.nextSibling;
  return at?.name === "Equals" ? (at.nextSibling ?? undefined) : undefined;
}

/** The list of whose elements a function gets one as the parameter at a position: that of the method it is given to, or the one beside it. */
function listGivenTo(made: SyntaxNode, at: number, text: string): SyntaxNode | undefined {
  const call = made.parent?.name === "ArgList" ? made.parent.parent : null;
  const method = call === null ? undefined : methodOf(call, text);
  if (method === undefined) return undefined;
  if (textOf(method.of, text) === "list") return at === 0 ? (made.parent?.firstChild?.nextSibling ?? undefined) : undefined;
  return GIVEN[method.name]?.includes(at) === true ? method.of : undefined;
}

function textOf({ from, to }: SyntaxNode, text: string): string {
  return text.slice(from, to);
}
