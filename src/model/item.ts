import type { Json } from "./json.ts";

/** One JSON value that travels on an edge. Immutable by contract: a node that changes an item makes a new one. */
export type Item = Json;

/** The items that came in at a port of an activation. */
export type PortItems = { readonly port: string; readonly items: readonly Item[] };
