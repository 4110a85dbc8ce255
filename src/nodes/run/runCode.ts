import type { CodeResult } from "../../model/code.ts";
import { NodeError } from "../../model/failure.ts";
import type { Params } from "../../model/field.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import { emptyRecord } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { codeParams } from "../code.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { requireText } from "../support/requireText.ts";

type CodeParams = typeof codeParams;

const MB = 1_000_000;
/** An hour: what takes longer is no step of a flow. */
const LONGEST = 3_600_000;

/** Gives the items to the program of a node, in one call of the sandbox. */
export async function runCode({ items, params, run, host, log, progress }: RunContext<CodeParams>): Promise<readonly Item[]> {
  const source = requireText(params.source, "source", "program");
  const each = params.mode === "once-per-item";
  const values = emptyRecord<Json>();
  values.items = items;
  values.parameters = run.parameters;
  if (!each) values.item = items[0] ?? null;
  const passed = each ? (done: number) => progress(done, items.length) : undefined;
  const result = await host.runCode({ source, values, each, ...limitsOf(params) }, passed);
  for (const { level, text } of result.console) log(level === "log" ? text : `${level}: ${text}`);
  if (result.value === undefined) return [];
  if (!Array.isArray(result.value)) return [result.value];
  tellSources(result.value, items, result.ends);
  return result.value as readonly Item[];
}

/** Of a program that ran once for each item, the results of each have it as what they were made of. */
function tellSources(results: readonly Item[], items: readonly Item[], ends: CodeResult["ends"] = []): void {
  let at = 0;
  for (const [index, end] of ends.entries())
    for (const source = items.slice(index, index + 1); at < end; at += 1) madeOf(results[at], source);
}

function limitsOf(params: Params<CodeParams>): { readonly timeout: number; readonly memory: number } {
  const timeout = requireDuration(params.timeout, "timeout");
  if (timeout < 1 || timeout > LONGEST) {
    throw new NodeError("bad-value", "The time limit is not between 1 ms and an hour.", {
      param: "timeout",
      hint: "Write it like 500ms or 10s.",
    });
  }
  const { memory } = params;
  if (!(Number.isFinite(memory) && memory >= 1 && memory <= 1024)) {
    throw new NodeError("bad-value", "The memory is not between 1 and 1024 MB.", {
      param: "memory",
      hint: "Write a number of MB, as in 64.",
    });
  }
  return { timeout, memory: Math.floor(memory * MB) };
}
