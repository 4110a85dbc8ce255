import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { debounceParams } from "../debounce.ts";
import { requireDuration } from "../support/requireDuration.ts";

/** The items at the port `out` where no packet came behind them within the quiet time. */
export async function lastOfBurst(context: RunContext<typeof debounceParams>): Promise<{ readonly [port: string]: readonly Item[] }> {
  const { items, params, host, control, run, place } = context;
  const ms = requireDuration(params.quiet, "quiet");
  const name = `debounce:${JSON.stringify([run.id, place.scope, place.node])}`;
  await host.state.change(name, (latest) => Math.max(place.activation, typeof latest === "number" ? latest : -1));
  await control.wait([{ after: ms }]);
  let last = false;
  await host.state.change(name, (latest) => {
    last = latest === place.activation;
    return last ? undefined : latest;
  });
  return last ? { out: items } : { superseded: items };
}
