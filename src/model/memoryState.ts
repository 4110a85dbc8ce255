import type { Json } from "./json.ts";
import type { StateStore } from "./state.ts";

/** State kept in memory, for as long as whoever asked for it lives. */
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
