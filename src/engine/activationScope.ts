import type { ExpressionScope, NodeValues } from "../expression/expressionScope.ts";
import type { Item } from "../model/item.ts";
import { emptyRecord, type Json, type JsonObject } from "../model/json.ts";
import { ancestor } from "./lineage.ts";
import type { Packet } from "./packet.ts";
import type { PlanNode } from "./plan.ts";
import type { Scope } from "./scope.ts";

/** What expressions of one run share. */
export type RunScope = {
  readonly parameters: JsonObject;
  readonly config: JsonObject;
  readonly run: { readonly id: string; readonly startedAt: string };
  /** The node or region of that id; undefined for one that is not in the plan. */
  nodeOf(id: string): PlanNode | undefined;
  /** What stands for a secret; absent where the workflow uses none. */
  readonly secrets?: ((name: string) => string) | undefined;
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
  readonly env: JsonObject = EMPTY;
  readonly run: { readonly id: string; readonly startedAt: string };
  readonly shared: RunScope;
  readonly scope: Scope | undefined;
  readonly packet: Packet | undefined;
  readonly now: number;

  constructor(shared: RunScope, scope: Scope | undefined, packet: Packet | undefined, items: readonly Item[], startedAt: number) {
    this.shared = shared;
    this.scope = scope;
    this.packet = packet;
    this.items = items;
    this.item = items[0];
    this.parameters = shared.parameters;
    this.config = shared.config;
    this.run = shared.run;
    this.now = startedAt;
  }

  get secrets(): ((name: string) => string) | undefined {
    return this.shared.secrets;
  }

  /** A copy for other items: what a param that is worked out per item moves on without disturbing this one. */
  copy(): ActivationScope {
    const copy = new ActivationScope(this.shared, this.scope, this.packet, this.items, this.now);
    copy.item = this.item;
    copy.index = this.index;
    return copy;
  }

  /** The variables of this scope and those around it; the nearest of a name wins (X4). */
  get variables(): JsonObject {
    let record: Record<string, Json> | undefined;
    for (let scope = this.scope; scope !== undefined; scope = scope.parent) {
      for (const [name, value] of scope.variables ?? []) {
        record ??= emptyRecord<Json>();
        if (!Object.hasOwn(record, name)) record[name] = value;
      }
    }
    return record ?? EMPTY;
  }

  /** The nearest loop or map: the round or instance, and the value carried into it. */
  get loop(): { readonly index: number; readonly carried: Item | undefined } | undefined {
    for (let scope = this.scope; scope !== undefined; scope = scope.parent) {
      if (scope.level.kind === "loop" || scope.level.kind === "map") return { index: scope.number, carried: scope.carried };
    }
    return undefined;
  }

  /** `nodes.ID`: its latest items in this scope or the nearest around it, and the one the current item came from (F8). */
  nodes(id: string): NodeValues | undefined {
    const node = this.shared.nodeOf(id);
    return node === undefined ? undefined : new NodeReading(this, node);
  }
}

class NodeReading implements NodeValues {
  readonly #scope: ActivationScope;
  readonly #node: PlanNode;

  constructor(scope: ActivationScope, node: PlanNode) {
    this.#scope = scope;
    this.#node = node;
  }

  get items(): readonly Item[] {
    for (let scope = this.#scope.scope; scope !== undefined; scope = scope.parent) {
      if (scope.level === this.#node.level) return scope.latest[this.#node.index]?.items ?? NOTHING;
    }
    return NOTHING;
  }

  get item(): Item | undefined {
    return this.#scope.packet === undefined ? undefined : ancestor(this.#scope.packet, this.#scope.index, this.#node.uid);
  }
}
