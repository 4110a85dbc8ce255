import jsonata from "jsonata";
import { MOST_NESTED, MOST_SORTED, MOST_VALUES } from "../../../jsonata/jsonataLimits.ts";
import { LinearRegExp } from "../../../jsonata/linearRegExp.ts";
import { Weights } from "../../../jsonata/weights.ts";
import type { NodeHost } from "../../../model/host.ts";
import { bindFunctions } from "./bindFunctions.ts";
import { queryFailure } from "./queryFailure.ts";

/** The library calls what stands under this name after each step of a query, with what the step gave, and waits for it. */
const AFTER_STEP = Symbol.for("jsonata.__evaluate_exit");
/** After so many steps others get their turn, and a cancelled run ends. */
const STEPS_AT_A_TIME = 2000;

/** A query with all its limits; bad syntax fails with `bad-query`. */
export function compileJsonata(
  source: string,
  { timeout, host }: { readonly timeout: number; readonly host: NodeHost },
): jsonata.Expression {
  const options = { timeout, stack: MOST_NESTED, sequence: MOST_VALUES, RegexEngine: LinearRegExp as unknown as RegExpConstructor };
  let query: jsonata.Expression;
  try {
    query = jsonata(source, options);
    // The library reads its options at each step.
    if (JSON.stringify(query.ast()).includes('"type":"sort"')) options.sequence = MOST_SORTED;
  } catch (error) {
    throw queryFailure(error, "");
  }
  const weights = new Weights();
  let steps = 0;
  const afterStep = async (_expression: unknown, _input: unknown, _frame: unknown, result: unknown): Promise<void> => {
    weights.check(result);
    steps += 1;
    if (steps % STEPS_AT_A_TIME === 0) await host.sleep(0);
  };
  query.assign(AFTER_STEP as unknown as string, afterStep);
  bindFunctions(query, host);
  return query;
}
