import jsonata, { type Query } from "virtual:jsonata-synchronous";
import { MOST_NESTED, MOST_SORTED, MOST_VALUES } from "../../jsonata/jsonataLimits.ts";
import { LinearRegExp } from "../../jsonata/linearRegExp.ts";
import { padded } from "../../jsonata/padded.ts";
import { isFunctionValue, Weights } from "../../jsonata/weights.ts";
import { ExpressionError } from "../expressionError.ts";
import type { Work } from "../work.ts";

/** The library calls what stands under this name after each step of a query, with what the step gave. */
const AFTER_STEP = Symbol.for("jsonata.__evaluate_exit");
/** What a step of a query takes of the budget of an expression: about as long as so many steps of its own. */
const STEP = 20;
/** Characters and values of what a step gives that count as one step of an expression. */
const WEIGHT = 16;
const LONGEST_QUERY = 100_000;
const MOST_KEPT = 100;

const kept = new Map<string, Query>();
/** What a query takes of the expression that it stands in: its budget, and how it tells values apart. */
export type Surroundings = { readonly work: Work; unique(work: Work, values: unknown): unknown[] };

/** Of the evaluation under way; there is never more than one, as none waits. */
let work: Work;
let unique: Surroundings["unique"];
let weights: Weights;

/**
 * What a query gives for a value, as plain data; undefined where it finds nothing. It takes of the budget of the expression that it stands in.
 *
 * @throws ExpressionError
 */
export function askJsonata(surroundings: Surroundings, value: unknown, source: string): unknown {
  ({ work, unique } = surroundings);
  weights = new Weights();
  try {
    const query = kept.get(source) ?? compiled(source);
    return plain(query.evaluate(value));
  } catch (error) {
    throw told(error);
  }
}

function compiled(source: string): Query {
  if (source.length > LONGEST_QUERY)
    throw new ExpressionError("expression-limit", `jsonata: a query can have at most ${LONGEST_QUERY} characters.`);
  work.spend(source.length * STEP);
  const options = { stack: MOST_NESTED, sequence: MOST_VALUES, RegexEngine: LinearRegExp as unknown as RegExpConstructor };
  const query = jsonata(source, options);
  // The library reads its options at each step; its merge takes memory by the square of what it sorts.
  if (JSON.stringify(query.ast()).includes('"type":"sort"')) options.sequence = MOST_SORTED;
  query.assign(AFTER_STEP as unknown as string, (_expression: unknown, _input: unknown, _frame: unknown, result: unknown) =>
    work.spend(STEP + Math.trunc(weights.check(result) / WEIGHT)),
  );
  bindFunctions(query);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(source, query);
  return query;
}

type Native = { readonly implementation: (...given: unknown[]) => unknown };

/** Versions with limits of functions that have none; what moves by itself is not offered, so that a run can be repeated. */
function bindFunctions(query: Query): void {
  for (const name of ["now", "millis", "random", "shuffle", "eval"]) query.registerFunction(name, () => refuse(name));
  query.registerFunction("pad", padded, "<s-ns?:s>");
  query.registerFunction(
    "distinct",
    (values: unknown) => {
      if (!Array.isArray(values) || values.length <= 1) return values;
      return "sequence" in values ? Object.assign(unique(work, values), { sequence: true }) : unique(work, values);
    },
    "<x:x>",
  );
  const sort = jsonata("$sort").evaluate(null) as Native;
  query.registerFunction(
    "sort",
    function (this: unknown, list: readonly unknown[] | undefined, ...rest: unknown[]) {
      if (list !== undefined && list.length > MOST_SORTED) throw overLimit(`it sorts more than ${MOST_SORTED} values`);
      return sort.implementation.call(this, list, ...rest);
    },
    "<af?:a>",
  );
}

function refuse(name: string): never {
  throw new ExpressionError(
    "expression-value",
    `jsonata: $${name} is not offered; give what it needs with the value, as in { ...item, now }.`,
  );
}

/** Data of its own, free of what the library hangs on its lists. */
function plain(value: unknown): unknown {
  if (value === undefined) return undefined;
  work.spend(weights.check(value));
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "function" && !(typeof inner === "object" && inner !== null && isFunctionValue(inner))) return inner;
    throw new ExpressionError("expression-value", "jsonata: the query gives a function; let it give a value.");
  });
  work.text(text.length);
  return JSON.parse(text);
}

function overLimit(why: string): ExpressionError {
  return new ExpressionError("expression-limit", `jsonata: ${why}; let it work on less, or use the node Query with JSONata.`);
}

type LibraryError = { readonly code?: string; readonly message?: string; readonly position?: number };

/** Too deep, too many values in a range, in a list; and what {@link Weights} and {@link padded} say. */
const LIMITS: ReadonlySet<string> = new Set(["D1011", "D2014", "D2015", "query-limit"]);

function told(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) return error;
  // What a text or a stack cannot hold is told by the platform.
  if (error instanceof RangeError) return overLimit("it grows beyond what can be held");
  const { code = "", message = String(error), position } = (error ?? {}) as LibraryError;
  if (LIMITS.has(code)) return overLimit(message.replace(/\.$/, ""));
  const at = position === undefined ? "" : ` (at character ${position})`;
  return new ExpressionError("expression-value", `jsonata: ${message.replace(/\.$/, "")}${at}.`);
}
