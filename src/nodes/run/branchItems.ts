import type { Item } from "../../model/item.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { loadPatternsOf } from "../../schema/findPattern.ts";
import { judgeItem } from "../support/judgeItem.ts";
import type { ruleFields } from "../support/ruleFields.ts";

/** Sends the items down two branches; one without items stays closed. */
export const branchItems = Object.assign(sendDown, { load: loadPatternsOf });

function sendDown({ items, params }: RunContext<typeof ruleFields>): RunResult {
  const met: Item[] = [];
  const missed: Item[] = [];
  items.forEach((item, index) => {
    (judgeItem(params, item, index) ? met : missed).push(item);
  });
  return { ...(met.length > 0 && { true: met }), ...(missed.length > 0 && { false: missed }) };
}
