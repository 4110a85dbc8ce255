import type { Place } from "./event.ts";
import type { Item } from "./item.ts";

/** The items that wait at a port of an activation that has not begun. */
export type WaitingInput = Place & { readonly port: string; readonly items: readonly Item[] };
