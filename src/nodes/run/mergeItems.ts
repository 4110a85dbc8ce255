import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { mergeParams } from "../merge.ts";
import { combineRecords } from "../support/combineRecords.ts";
import { parsePath } from "../support/fieldPath.ts";
import { joinByKey } from "../support/joinByKey.ts";

/** The items of both sides as one list. */
export function mergeItems({ input, params }: RunContext<typeof mergeParams>): Item[] {
  const [leftItems, rightItems] = [input.left ?? [], input.right ?? []];
  const { mode, clash, prefix } = params;
  if (mode === "append") return [...leftItems, ...rightItems];
  if (mode === "position") {
    const [less, more] = [leftItems.length, rightItems.length].sort((a, b) => a - b) as [number, number];
    return Array.from({ length: params.length === "longer" ? more : less }, (_, at) =>
      combineRecords(leftItems[at], rightItems[at], { clash, prefix, key: undefined }),
    );
  }
  const leftKey = parsePath(params.leftKey);
  const rightKey = params.rightKey === "" ? leftKey : parsePath(params.rightKey);
  const key = leftKey.text === rightKey.text ? leftKey.text : undefined;
  return joinByKey(leftItems, rightItems, {
    leftKey,
    rightKey,
    join: params.join,
    combine: (one, other) => combineRecords(one, other, { clash, prefix, key }),
  });
}
