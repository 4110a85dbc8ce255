export type UnaryOperator = "-" | "+" | "!" | "~" | "typeof";
export type LogicalOperator = "&&" | "||" | "??";
export type BinaryOperator =
  | "=="
  | "!="
  | "==="
  | "!=="
  | "<"
  | ">"
  | "<="
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "**"
  | "|"
  | "^"
  | "&"
  | "<<"
  | ">>"
  | ">>>"
  | "in";

type Of<K extends string> = {
  readonly kind: K;
  /** Offset in the text of the expression, for messages. */
  readonly at: number;
};

export type SpreadNode = Of<"spread"> & { readonly value: ExpressionNode };
export type EntryNode = Of<"entry"> & { readonly key: string | ExpressionNode; readonly value: ExpressionNode };
export type ArrowNode = Of<"arrow"> & { readonly params: readonly string[]; readonly body: ExpressionNode };
export type MemberNode = Of<"member"> & {
  readonly object: ExpressionNode;
  readonly key: string | ExpressionNode;
  readonly optional: boolean;
};
export type CallNode = Of<"call"> & {
  /** A function by name, or a method: `Math.max` is a member of the name `Math`. */
  readonly callee: (Of<"name"> & { readonly name: string }) | MemberNode;
  readonly args: readonly (ExpressionNode | SpreadNode | ArrowNode)[];
  /** `f?.()`: nothing is called when the callee is absent. */
  readonly optional: boolean;
};

/** The subset of JavaScript expressions that can be compiled: nothing else leaves the parser. */
export type ExpressionNode =
  | (Of<"literal"> & { readonly value: string | number | boolean | null | undefined })
  | (Of<"name"> & { readonly name: string })
  | (Of<"array"> & { readonly elements: readonly (ExpressionNode | SpreadNode)[] })
  | (Of<"object"> & { readonly entries: readonly (EntryNode | SpreadNode)[] })
  /** One text more than values. */
  | (Of<"template"> & { readonly texts: readonly string[]; readonly values: readonly ExpressionNode[] })
  | MemberNode
  | CallNode
  /** The end of an optional chain: `?.` inside leaves the whole of it with undefined. */
  | (Of<"chain"> & { readonly value: ExpressionNode })
  | (Of<"unary"> & { readonly operator: UnaryOperator; readonly value: ExpressionNode })
  | (Of<"binary"> & { readonly operator: BinaryOperator; readonly left: ExpressionNode; readonly right: ExpressionNode })
  | (Of<"logical"> & { readonly operator: LogicalOperator; readonly left: ExpressionNode; readonly right: ExpressionNode })
  | (Of<"conditional"> & { readonly test: ExpressionNode; readonly then: ExpressionNode; readonly otherwise: ExpressionNode });

export type AnyNode = ExpressionNode | SpreadNode | EntryNode | ArrowNode;

/** Calls `visit` for each direct child. */
export function eachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  switch (node.kind) {
    case "literal":
    case "name":
      return;
    case "array":
      return node.elements.forEach(visit);
    case "object":
      return node.entries.forEach(visit);
    case "template":
      return node.values.forEach(visit);
    case "member":
      visit(node.object);
      if (typeof node.key !== "string") visit(node.key);
      return;
    case "call":
      visit(node.callee);
      return node.args.forEach(visit);
    case "binary":
    case "logical":
      visit(node.left);
      return visit(node.right);
    case "conditional":
      visit(node.test);
      visit(node.then);
      return visit(node.otherwise);
    case "entry":
      if (typeof node.key !== "string") visit(node.key);
      return visit(node.value);
    case "arrow":
      return visit(node.body);
    default:
      return visit(node.value);
  }
}

/** `item.customer.name` for a path of names, `this value` for anything else: for messages. */
export function describeNode(node: ExpressionNode): string {
  if (node.kind === "name") return node.name;
  if (node.kind === "chain") return describeNode(node.value);
  if (node.kind === "call") return `${describeNode(node.callee)}(…)`;
  if (node.kind !== "member") return node.kind === "literal" ? String(node.value) : "this value";
  const object = describeNode(node.object);
  if (object === "this value") return object;
  if (typeof node.key === "string")
    return /^[A-Za-z_$][\w$]*$/.test(node.key) ? `${object}.${node.key}` : `${object}[${JSON.stringify(node.key)}]`;
  return `${object}[${node.key.kind === "literal" ? JSON.stringify(node.key.value) : "…"}]`;
}
