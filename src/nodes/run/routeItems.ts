import type { Item } from "../../model/item.ts";
import { emptyRecord } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { loadPatternsOf } from "../../schema/findPattern.ts";
import { holds } from "../support/holds.ts";
import { atItem } from "../support/judgeItem.ts";
import type { switchParams } from "../switch.ts";

/** Sends each item to the port of the first rule that holds for it, or of every one. */
export const routeItems = Object.assign(sendByRules, { load: loadPatternsOf });

function sendByRules({ items, params }: RunContext<typeof switchParams>): RunResult {
  const ports = emptyRecord<Item[]>();
  const send = (port: string, item: Item) => {
    ports[port] ??= [];
    ports[port].push(item);
  };
  items.forEach((item, index) => {
    let matched = false;
    for (const { port, by, where, conditions } of params.rules(item, index)) {
      if (by === "conditions" ? !atItem(item, index, () => holds(conditions, "rules")) : !where) continue;
      send(port, item);
      matched = true;
      if (params.mode === "first") break;
    }
    if (!matched) send("fallback", item);
  });
  return ports;
}
