import type jsonata from "jsonata";
import { MOST_SORTED } from "../../../jsonata/jsonataLimits.ts";
import { padded } from "../../../jsonata/padded.ts";
import { NodeError } from "../../../model/failure.ts";
import type { NodeHost } from "../../../model/host.ts";
import type { Json } from "../../../model/json.ts";
import { keyOf } from "../canonicalKey.ts";

type Native = { readonly implementation: (...given: unknown[]) => unknown };

/** Puts the host's time and chance, and versions with limits, in the place of functions that have none. */
export function bindFunctions(query: jsonata.Expression, host: NodeHost): void {
  bindClock(query, host);
  query.registerFunction("random", () => host.random(), "<:n>");
  query.registerFunction("shuffle", (list: readonly unknown[] | undefined) => list && shuffled(list, host), "<a:a>");
  query.registerFunction("pad", padded, "<s-ns?:s>");
  query.registerFunction("distinct", distinct, "<x:x>");
  query.registerFunction("eval", () => refuse("bad-query", "The query calls $eval, which is not offered."));
  bindSort(query);
}

function bindClock(query: jsonata.Expression, host: NodeHost): void {
  query.registerFunction("millis", () => host.now(), "<:n>");
  query.registerFunction(
    "now",
    function (this: jsonata.Focus, picture?: string, timezone?: string) {
      const { implementation } = this.environment.lookup("fromMillis") as Native;
      return implementation.call(this, host.now(), picture, timezone);
    },
    "<s?s?:s>",
  );
}

function bindSort(query: jsonata.Expression): void {
  let native: Native | undefined;
  query.registerFunction(
    "sort",
    async function (this: jsonata.Focus, list: readonly unknown[] | undefined, ...rest: unknown[]) {
      if (list !== undefined && list.length > MOST_SORTED) refuse("query-limit", `The query sorts more than ${MOST_SORTED} values.`);
      native ??= await nativeSort();
      return native.implementation.call(this, list, ...rest);
    },
    "<af?:a>",
  );
}

async function nativeSort(): Promise<Native> {
  const { default: library } = await import("jsonata");
  return (await library("$sort").evaluate(null)) as Native;
}

function shuffled(list: readonly unknown[], host: NodeHost): unknown[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(host.random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

/** The first of equal values, found by key: comparing each with each would take the square of the time. */
function distinct(this: jsonata.Focus, values: unknown): unknown {
  if (!Array.isArray(values) || values.length <= 1) return values;
  const byKey = new Map<unknown, unknown>();
  for (const value of values) {
    const key = keyOf(value as Json);
    if (!byKey.has(key)) byKey.set(key, value);
  }
  const kept = [...byKey.values()];
  return "sequence" in values ? Object.assign(kept, { sequence: true }) : kept;
}

function refuse(code: "query-limit" | "bad-query", message: string): never {
  throw new NodeError(code, message, {
    kind: code === "query-limit" ? "budget" : "user",
    param: "query",
    hint:
      code === "query-limit"
        ? "Let it work on less: filter first, or use the nodes Sort and Code."
        : "Write what it would evaluate into the query itself.",
  });
}
