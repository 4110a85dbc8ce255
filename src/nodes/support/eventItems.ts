import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";

/** The event that began the run, or the sample of a trigger where there is none. */
export function eventItems(event: readonly Item[] | undefined, sample: Json): readonly Item[] {
  return event ?? (Array.isArray(sample) ? sample : [sample]);
}
