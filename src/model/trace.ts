/** Items that left a port in one activation, by their positions there. */
export type ItemsAt = {
  readonly node: string;
  readonly port: string;
  readonly scope: string;
  readonly activation: number;
  readonly indexes: readonly number[];
};

/** What items came from and what became of them; a node's packets in the order in which they left. */
export type Trace = { readonly ancestors: readonly ItemsAt[]; readonly descendants: readonly ItemsAt[] };

/** From where to where items go: regions left out, since what enters one goes on inside as it is. */
export type TraceEdge = {
  readonly from: { readonly node: string; readonly port: string };
  readonly to: { readonly node: string; readonly port: string };
};
