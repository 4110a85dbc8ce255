import type { ExpressionScope, NodeValues } from "../expression/expressionScope.ts";
import type { Item } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import { ancestor, type Packet } from "./packet.ts";

/** What expressions of one run share. */
export type RunScope = {
  readonly parameters: JsonObject;
  readonly config: JsonObject;
  readonly run: { readonly id: string; readonly startedAt: string };
  /** Index of a node by id; undefined for a node that is not in the plan. */
  nodeIndex(id: string): number | undefined;
  /** The latest packet of a node's first out-port. */
  latest(index: number): Packet | undefined;
};

const NOTHING: readonly Item[] = [];
const EMPTY: JsonObject = Object.freeze({});

/** The names an expression of one activation can read. `item` and `index` move on from item to item. */
export class ActivationScope implements ExpressionScope {
  item: Item | undefined;
  items: readonly Item[];
  index = 0;
  readonly parameters: JsonObject;
  readonly config: JsonObject;
  readonly variables: JsonObject = EMPTY;
  readonly env: JsonObject = EMPTY;
  readonly run: { readonly id: string; readonly startedAt: string };
  readonly loop: { readonly index: number } | undefined = undefined;
  readonly shared: RunScope;
  readonly packet: Packet | undefined;
  readonly now: number;

  constructor(shared: RunScope, packet: Packet | undefined, items: readonly Item[], startedAt: number) {
    this.shared = shared;
    this.packet = packet;
    this.items = items;
    this.item = items[0];
    this.parameters = shared.parameters;
    this.config = shared.config;
    this.run = shared.run;
    this.now = startedAt;
  }

  /** `nodes.ID`: its latest items, and the one the current item came from (F8); undefined when there is no such node. */
  nodes(id: string): NodeValues | undefined {
    const at = this.shared.nodeIndex(id);
    return at === undefined ? undefined : new NodeReading(this, at);
  }
}

class NodeReading implements NodeValues {
  readonly #scope: ActivationScope;
  readonly #node: number;

  constructor(scope: ActivationScope, node: number) {
    this.#scope = scope;
    this.#node = node;
  }

  get items(): readonly Item[] {
    return this.#scope.shared.latest(this.#node)?.items ?? NOTHING;
  }

  get item(): Item | undefined {
    return this.#scope.packet === undefined ? undefined : ancestor(this.#scope.packet, this.#scope.index, this.#node);
  }
}
