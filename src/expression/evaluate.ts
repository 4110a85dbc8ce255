import { ExpressionError } from "./expressionError.ts";
import type { AnyNode, ExpressionNode } from "./expressionNode.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import type { ReadKey } from "./readKey.ts";
import type { Work } from "./work.ts";

/** A compiled node. */
export type Evaluate = (scope: ExpressionScope, work: Work) => unknown;
/** A compiled callback; called with what the method passes, at most four values. */
export type Callback = (a?: unknown, b?: unknown, c?: unknown, d?: unknown) => unknown;

/** What the compiler knows while it goes down the tree. */
export type CompileContext = {
  /** Parameters of the arrows around, innermost last, with their slot in `Work.locals`. */
  readonly locals: ReadonlyMap<string, number>;
  /** Compiles a child. */
  compile(node: ExpressionNode, context: CompileContext): Evaluate;
  /** Makes what reads a member. */
  readerOf(key: string): ReadKey;
  /** The next free slot; each arrow parameter has its own, for callbacks never outlive their call. */
  nextSlot(): number;
};

export function fail(message: string, node: AnyNode): never {
  throw new ExpressionError("expression-value", message, node.at);
}
