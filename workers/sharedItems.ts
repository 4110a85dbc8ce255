import type { RunEvent } from "#engine";
import type { Item } from "../src/model/item.ts";

const shared = new WeakMap<readonly RunEvent[], readonly RunEvent[]>();

/**
 * A log that was read back, with one object for all items that are equal: who passes an item on passes the object on, and lineage finds
 * it by that. Of equal items nobody can tell any more which one it was. Worked out once for each log.
 */
export function withSharedItems(log: readonly RunEvent[]): readonly RunEvent[] {
  let found = shared.get(log);
  if (found === undefined) {
    const objects = new Map<string, Item>();
    const one = (item: Item): Item => {
      if (typeof item !== "object" || item === null) return item;
      const text = JSON.stringify(item);
      const known = objects.get(text);
      if (known === undefined) objects.set(text, item);
      return known ?? item;
    };
    found = log.map((event) => {
      if (event.kind !== "node-finished" && event.kind !== "node-failed") return event;
      return { ...event, outputs: event.outputs.map((packet) => ({ ...packet, items: packet.items.map(one) })) };
    });
    shared.set(log, found);
  }
  return found;
}
