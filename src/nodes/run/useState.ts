import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { stateParams } from "../state.ts";
import { asRecord, copyRecord, setKey } from "../support/copyRecord.ts";

type Context = RunContext<typeof stateParams>;

/** The item with the value that is kept, or was. */
export async function useState(context: Context): Promise<RunResult> {
  const { item, params } = context;
  const value = await keptValue(context);
  if (params.as === "") return [value];
  const result = copyRecord(asRecord(item));
  setKey(result, params.as, value);
  return result;
}

async function keptValue({ params, host }: Context): Promise<Json> {
  const name = `state:${params.key}`;
  if (params.op === "get") return (await host.state.read(name)) ?? params.fallback;
  let value: Json = null;
  await host.state.change(name, (kept) => {
    if (params.op === "set") value = given(params.value);
    else if (params.op === "increment") value = sum(kept ?? params.fallback ?? 0, params.by, params.key);
    else {
      value = kept ?? null;
      return undefined;
    }
    return value;
  });
  return value;
}

function given(value: Json | undefined): Json {
  if (value !== undefined) return value;
  throw new NodeError("no-value", "The value to keep is missing.", {
    param: "value",
    hint: "Point “value” at a field that is there, or use Delete to forget the key.",
  });
}

function sum(kept: Json, by: number, key: string): number {
  const result = typeof kept === "number" ? kept + by : Number.NaN;
  if (Number.isFinite(result)) return result;
  const found = typeof kept === "number" ? "grows beyond what a number holds" : "is no number";
  throw new NodeError("not-number", `What is kept under “${key}” ${found}.`, {
    param: "key",
    hint: "Increment another key, or set this one to a number first.",
  });
}
