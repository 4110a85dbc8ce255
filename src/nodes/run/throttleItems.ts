import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { paceItems } from "../support/paceItems.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { requirePace } from "../support/requirePace.ts";
import type { throttleParams } from "../throttle.ts";

/** All items, so many in each length of time. */
export function throttleItems({ items, params, host }: RunContext<typeof throttleParams>): AsyncIterable<Item[]> {
  return paceItems(items, { most: requirePace(params.most), ms: requireDuration(params.per, "per"), keyOf: () => null }, host);
}
