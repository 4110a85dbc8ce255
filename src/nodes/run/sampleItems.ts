import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { sampleParams } from "../sample.ts";

/** Some of the items, in order. */
export function sampleItems({ items, params, host }: RunContext<typeof sampleParams>): readonly Item[] {
  if (params.take === "every") {
    const step = within(params.every, "every", 1);
    return items.filter((_, at) => at % step === 0);
  }
  const wanted = params.take === "count" ? within(params.count, "count", 0) : Math.round((items.length * share(params.percent)) / 100);
  let open = Math.min(wanted, items.length);
  // Each item in turn is taken with the chance that it takes to fill the open places: all choices are equally likely.
  return items.filter((_, at) => {
    if (open === 0 || host.random() * (items.length - at) >= open) return false;
    open -= 1;
    return true;
  });
}

function within(value: number, param: string, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new NodeError("bad-param", `It takes a whole number of at least ${least}, not ${value}.`, { param });
}

function share(percent: number): number {
  if (percent >= 0 && percent <= 100) return percent;
  throw new NodeError("bad-param", `It takes 0 to 100 per cent, not ${percent}.`, { param: "percent" });
}
