import type { Json } from "../model/json.ts";
import type { StateStore } from "../model/state.ts";

/** State kept in memory, for as long as the host lives. */
export function memoryState(): StateStore {
  const kept = new Map<string, Json>();
  return {
    read: async (name) => kept.get(name),
    async change(name, update) {
      const value = update(kept.get(name));
      if (value === undefined) kept.delete(name);
      else kept.set(name, value);
    },
  };
}
