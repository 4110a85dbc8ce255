import type { Item } from "../../model/item.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { loadPatternsOf } from "../../schema/findPattern.ts";
import { judgeItem } from "../support/judgeItem.ts";
import type { ruleFields } from "../support/ruleFields.ts";

/** Parts the items for which the rule holds from the rest. */
export const filterItems = Object.assign(partItems, { load: loadPatternsOf });

function partItems({ items, params, index: first }: RunContext<typeof ruleFields>): RunResult {
  const kept: Item[] = [];
  const dropped: Item[] = [];
  items.forEach((item, at) => {
    if (judgeItem(params, item, first + at)) kept.push(item);
    else dropped.push(item);
  });
  return { kept, dropped };
}
