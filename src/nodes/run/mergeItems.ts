import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { mergeParams } from "../merge.ts";
import { combineRecords } from "../support/combineRecords.ts";
import { parsePath } from "../support/fieldPath.ts";
import { joinByKey } from "../support/joinByKey.ts";

const MOST_PAIRS = 1_000_000;

/** The items of both sides as one list. */
export function mergeItems({ input, params }: RunContext<typeof mergeParams>): readonly Item[] {
  const [leftItems, rightItems] = [input.left ?? [], input.right ?? []];
  const { mode, clash, prefix } = params;
  if (mode === "append") return [...leftItems, ...rightItems];
  if (mode === "choose") return params.side === "right" || (params.side === "filled" && leftItems.length === 0) ? rightItems : leftItems;
  if (mode === "cross") {
    requireFew(leftItems.length * rightItems.length);
    const combined = (one: Item) => rightItems.map((other) => combineRecords(one, other, { clash, prefix, key: undefined }));
    return leftItems.flatMap(combined);
  }
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

function requireFew(pairs: number): void {
  if (pairs <= MOST_PAIRS) return;
  throw new NodeError("too-many-items", `Each with each would be ${pairs} items; up to ${MOST_PAIRS} are made.`, {
    param: "mode",
    hint: "Filter both sides first, or merge by a key.",
  });
}
