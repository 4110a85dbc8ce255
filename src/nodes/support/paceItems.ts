import type { NodeHost } from "../../model/host.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import { type Key, keyOf } from "./canonicalKey.ts";

export type Pace = { readonly most: number; readonly ms: number; readonly keyOf: (item: Item, index: number) => Json | undefined };

/**
 * The items as they may go: at most `most` of each key in every `ms`. Ends when the last window is over, so that what comes behind begins
 * a window of its own.
 */
export async function* paceItems(items: readonly Item[], pace: Pace, host: Pick<NodeHost, "sleep">): AsyncGenerator<Item[]> {
  const windows = windowsOf(items, pace);
  for (let at = 0; at < windows.length; at += 1) {
    yield windows[at] as Item[];
    if (pace.ms > 0) await host.sleep(pace.ms);
  }
}

function windowsOf(items: readonly Item[], { most, keyOf: key }: Pace): Item[][] {
  const seen = new Map<Key, number>();
  const windows: Item[][] = [];
  items.forEach((item, index) => {
    const own = keyOf(key(item, index));
    const before = seen.get(own) ?? 0;
    seen.set(own, before + 1);
    const at = Math.floor(before / most);
    windows[at] ??= [];
    windows[at].push(item);
  });
  return windows;
}
