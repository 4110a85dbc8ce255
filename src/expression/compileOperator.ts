import { type CompileContext, type Evaluate, fail } from "./evaluate.ts";
import type { BinaryOperator, ExpressionNode } from "./expressionNode.ts";
import { isForbiddenKey, isList, toNumber, toPrimitive } from "./plainValue.ts";
import { MAX_TEXT, type Work } from "./work.ts";

type Of<K extends ExpressionNode["kind"]> = Extract<ExpressionNode, { readonly kind: K }>;
type Operate = (work: Work, a: unknown, b: unknown) => unknown;

/** Length of a text from which comparing it costs steps. */
const LONG = 1000;

export function compileUnary(node: Of<"unary">, context: CompileContext): Evaluate {
  const value = context.compile(node.value, context);
  switch (node.operator) {
    case "!":
      return (scope, work) => !value(scope, work);
    case "-":
      return (scope, work) => -toNumber(work, value(scope, work));
    case "+":
      return (scope, work) => toNumber(work, value(scope, work));
    case "~":
      return (scope, work) => ~toNumber(work, value(scope, work));
    case "typeof":
      return (scope, work) => typeof value(scope, work);
  }
}

export function compileLogical(node: Of<"logical">, context: CompileContext): Evaluate {
  const left = context.compile(node.left, context);
  const right = context.compile(node.right, context);
  if (node.operator === "&&") return (scope, work) => left(scope, work) && right(scope, work);
  if (node.operator === "||") return (scope, work) => left(scope, work) || right(scope, work);
  return (scope, work) => left(scope, work) ?? right(scope, work);
}

/** Text of 10 MB compared ten million times is work too. */
function same(work: Work, a: unknown, b: unknown): boolean {
  if (typeof a === "string" && a.length > LONG) work.read(a);
  return a === b;
}

function looselySame(work: Work, a: unknown, b: unknown): boolean {
  if (typeof a === "object" && typeof b === "object") return (a ?? null) === (b ?? null);
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null);
  const [left, right] = [toPrimitive(work, a), toPrimitive(work, b)];
  if (typeof left === "string") work.read(left);
  if (typeof right === "string") work.read(right);
  // biome-ignore lint/suspicious/noDoubleEquals: this is the language's own ==
  return left == right;
}

function add(work: Work, a: unknown, b: unknown): unknown {
  const left = toPrimitive(work, a);
  const right = toPrimitive(work, b);
  const sum = (left as string) + (right as string);
  if (typeof sum === "string" && sum.length > MAX_TEXT) work.text(sum.length);
  return sum;
}

function comparable(work: Work, value: unknown): number {
  const primitive = toPrimitive(work, value);
  if (typeof primitive === "string") work.read(primitive);
  return primitive as number;
}

/** Every operator on values that are not both numbers. */
const SLOW: Readonly<Record<Exclude<BinaryOperator, "in">, Operate>> = {
  "===": same,
  "!==": (work, a, b) => !same(work, a, b),
  "==": looselySame,
  "!=": (work, a, b) => !looselySame(work, a, b),
  "<": (work, a, b) => comparable(work, a) < comparable(work, b),
  ">": (work, a, b) => comparable(work, a) > comparable(work, b),
  "<=": (work, a, b) => comparable(work, a) <= comparable(work, b),
  ">=": (work, a, b) => comparable(work, a) >= comparable(work, b),
  "+": add,
  "-": (work, a, b) => toNumber(work, a) - toNumber(work, b),
  "*": (work, a, b) => toNumber(work, a) * toNumber(work, b),
  "/": (work, a, b) => toNumber(work, a) / toNumber(work, b),
  "%": (work, a, b) => toNumber(work, a) % toNumber(work, b),
  "**": (work, a, b) => toNumber(work, a) ** toNumber(work, b),
  "|": (work, a, b) => toNumber(work, a) | toNumber(work, b),
  "^": (work, a, b) => toNumber(work, a) ^ toNumber(work, b),
  "&": (work, a, b) => toNumber(work, a) & toNumber(work, b),
  "<<": (work, a, b) => toNumber(work, a) << toNumber(work, b),
  ">>": (work, a, b) => toNumber(work, a) >> toNumber(work, b),
  ">>>": (work, a, b) => toNumber(work, a) >>> toNumber(work, b),
};

/** Compiles a binary operator, with a short way for numbers and for a constant beside it. */
export function compileBinary(node: Of<"binary">, context: CompileContext): Evaluate {
  const { operator } = node;
  const left = context.compile(node.left, context);
  const right = context.compile(node.right, context);
  if (operator === "in") return compileIn(node, left, right);
  const slow = SLOW[operator];
  const first = node.left.kind === "literal" ? node.left.value : undefined;
  const second = node.right.kind === "literal" ? node.right.value : undefined;
  const quick =
    typeof second === "number"
      ? withNumber(operator, left, second, slow)
      : typeof second === "string" && second.length <= LONG
        ? withText(operator, left, second)
        : typeof first === "number" && operator === "+"
          ? addTo(first, right)
          : withBoth(operator, left, right, slow);
  return quick ?? ((scope, work) => slow(work, left(scope, work), right(scope, work)));
}

function withText(operator: BinaryOperator, left: Evaluate, b: string): Evaluate | undefined {
  if (operator === "===") return (scope, work) => left(scope, work) === b;
  return operator === "!==" ? (scope, work) => left(scope, work) !== b : undefined;
}

function addTo(a: number, right: Evaluate): Evaluate {
  return (scope, work) => {
    const b = right(scope, work);
    return typeof b === "number" ? a + b : add(work, a, b);
  };
}

/** The closures differ in one operator only: one that is looked up while running would cost more than the operation. */
function withNumber(operator: BinaryOperator, left: Evaluate, b: number, slow: Operate): Evaluate | undefined {
  switch (operator) {
    case "<":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a < b : slow(work, a, b);
      };
    case ">":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a > b : slow(work, a, b);
      };
    case "<=":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a <= b : slow(work, a, b);
      };
    case ">=":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a >= b : slow(work, a, b);
      };
    case "+":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a + b : slow(work, a, b);
      };
    case "-":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a - b : slow(work, a, b);
      };
    case "*":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a * b : slow(work, a, b);
      };
    case "/":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a / b : slow(work, a, b);
      };
    case "===":
      return (scope, work) => {
        const a = left(scope, work);
        return typeof a === "number" ? a === b : slow(work, a, b);
      };
    default:
      return undefined;
  }
}

function withBoth(operator: BinaryOperator, left: Evaluate, right: Evaluate, slow: Operate): Evaluate | undefined {
  switch (operator) {
    case "<":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a < b : slow(work, a, b);
      };
    case ">":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a > b : slow(work, a, b);
      };
    case "<=":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a <= b : slow(work, a, b);
      };
    case ">=":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a >= b : slow(work, a, b);
      };
    case "+":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a + b : slow(work, a, b);
      };
    case "-":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a - b : slow(work, a, b);
      };
    case "*":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a * b : slow(work, a, b);
      };
    case "/":
      return (scope, work) => {
        const a = left(scope, work);
        const b = right(scope, work);
        return typeof a === "number" && typeof b === "number" ? a / b : slow(work, a, b);
      };
    default:
      return undefined;
  }
}

function compileIn(node: Of<"binary">, left: Evaluate, right: Evaluate): Evaluate {
  return (scope, work) => {
    const key = String(toPrimitive(work, left(scope, work)));
    const object = right(scope, work);
    if (typeof object !== "object" || object === null) {
      return fail("The right side of “in” must be an object or a list; use includes for text.", node);
    }
    work.read(key);
    if (key === "length" && isList(object)) return true;
    return !isForbiddenKey(key) && Object.hasOwn(object, key);
  };
}
