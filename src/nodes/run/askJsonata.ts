import { MOST_WEIGHT } from "../../jsonata/jsonataLimits.ts";
import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { plainValue } from "../../model/plainValue.ts";
import type { queryJsonataParams } from "../query-jsonata.ts";
import { compileJsonata } from "../support/jsonata/compileJsonata.ts";
import { queryFailure } from "../support/jsonata/queryFailure.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { requireText } from "../support/requireText.ts";

/** Nested deeper than any result that people read. */
const DEEPEST = 200;

/** What the query gives for each item, or for all of them together. */
export async function askJsonata({ items, params, host, run }: RunContext<typeof queryJsonataParams>): Promise<Item[]> {
  const source = requireText(params.query, "query", "query");
  const timeout = requireDuration(params.timeout, "timeout");
  if (timeout < 1) {
    throw new NodeError("bad-value", "The time limit is no time at all.", { param: "timeout", hint: "Write it like 500ms or 5s." });
  }
  const query = compileJsonata(source, { timeout, host });
  const found: Item[] = [];
  const ask = async (input: Json, bindings: Record<string, unknown>, where: string, sources?: readonly Item[]): Promise<void> => {
    let value: unknown;
    try {
      value = await query.evaluate(input, { ...bindings, parameters: run.parameters });
    } catch (error) {
      throw queryFailure(error, where);
    }
    for (const item of itemsOf(value, where)) found.push(sources === undefined ? item : madeOf(item, sources));
  };
  if (params.over === "packet") await ask(items, {}, "");
  else for (const [index, item] of items.entries()) await ask(item, { index }, ` for item ${index}`, [item]);
  return found;
}

/** Items of their own, free of what the library hangs on its lists. */
function itemsOf(value: unknown, where: string): readonly Item[] {
  if (value === undefined) return [];
  const { value: plain, problems } = plainValue(value, { text: MOST_WEIGHT, depth: DEEPEST });
  const [problem] = problems;
  if (problem !== undefined || plain === undefined) {
    throw new NodeError("bad-result", `The query${where} gives what no item can hold: ${problem?.message ?? "no value"}`, {
      param: "query",
      hint: "Let the query give values, not functions, and nothing that is nested without end.",
    });
  }
  // Items are objects like those of every other node, with the prototype of objects.
  const item = JSON.parse(JSON.stringify(plain)) as Json;
  return Array.isArray(item) ? (item as readonly Item[]) : [item];
}
