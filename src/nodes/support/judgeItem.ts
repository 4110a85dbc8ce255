import type { Conditions } from "../../model/conditions.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import { holds } from "./holds.ts";

/** What decides over an item: an expression that holds as in JavaScript, or groups of comparisons. */
export type Rule = {
  readonly by: "expression" | "conditions";
  readonly where: (item: Item, index: number) => Json;
  readonly conditions: (item: Item, index: number) => Conditions;
};

/** Whether the rule holds for an item; a failure names the item. */
export function judgeItem({ by, where, conditions }: Rule, item: Item, index: number): boolean {
  if (by === "expression") return Boolean(where(item, index));
  return atItem(item, index, () => holds(conditions(item, index)));
}

/** Does what is asked for, and adds the item to what it throws. */
export function atItem<T>(item: Item, index: number, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Error && !("itemIndex" in thrown)) Object.assign(thrown, { item, itemIndex: index });
    throw thrown;
  }
}
