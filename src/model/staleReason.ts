/** Why the result that a node gave in a run is not what it would give now. `because` is a node that is stale itself. */
export type StaleReason =
  | { readonly kind: "new" | "type" | "params" | "policy" | "disabled" | "edges" | "pin" | "region" }
  | { readonly kind: "parameter" | "config"; readonly name: string }
  | { readonly kind: "before"; readonly because: string };
