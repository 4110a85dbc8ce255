import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { rateLimitParams } from "../rate-limit.ts";
import { paceItems } from "../support/paceItems.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { requirePace } from "../support/requirePace.ts";

/** All items, so many of each key in each length of time. */
export function limitRate({ items, params, host }: RunContext<typeof rateLimitParams>): AsyncIterable<Item[]> {
  return paceItems(items, { most: requirePace(params.most), ms: requireDuration(params.per, "per"), keyOf: params.key }, host);
}
