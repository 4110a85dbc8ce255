import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { Activation } from "./kernelState.ts";
import type { Packet } from "./packet.ts";
import type { Level, PlanNode } from "./plan.ts";

const NOTHING: readonly Packet[] = [];

/** A round of a join that counts edges (J4). */
export type Round = { readonly arrived: Set<number>; fired: boolean };

/** What a finished node asks to be run when its scope fails (H7). */
export type Compensation = { readonly handler: PlanNode; readonly scope: Scope; readonly packet: Packet | undefined };

/** One execution of a level: the run, a round, an instance. Only the kernel changes its counters. */
export class Scope {
  readonly level: Level;
  parent: Scope | undefined;
  /** The region's activation it belongs to; undefined for the run. */
  owner: Activation | undefined;
  /** Round or instance, from 0. */
  number = 0;
  /** First packet of each channel; more wait in `rest`. */
  readonly head: (Packet | undefined)[];
  rest: Map<number, Packet[]> | undefined;
  readonly counters: Int32Array;
  readonly latest: (Packet | undefined)[];
  /** Activations that have not ended. */
  unfinished = 0;
  /** Nodes kept back by their guards. */
  guarded = 0;
  /** Something that outlives it may still read it. */
  kept = false;
  /** Nothing that belongs to it has any effect any more. */
  dead = false;
  yielded: readonly Packet[] = NOTHING;
  rounds: Map<number, Round> | undefined;
  variables: Map<string, Json> | undefined;
  compensations: Compensation[] | undefined;
  carried: Item | undefined;
  #path: string | undefined;

  constructor(level: Level) {
    this.level = level;
    this.head = new Array<Packet | undefined>(level.edgeCount).fill(undefined);
    this.latest = new Array<Packet | undefined>(level.nodes.length).fill(undefined);
    this.counters = level.initial.slice();
  }

  /** As in the log: `run`, `run/each-order[17]`; `run/each-order#2[17]` in the third firing of the region. */
  get path(): string {
    if (this.#path === undefined) {
      const { owner } = this;
      const again = owner === undefined || owner.number === 0 ? "" : `#${owner.number}`;
      this.#path = owner === undefined ? "run" : `${owner.scope.path}/${owner.node.id}${again}[${this.number}]`;
    }
    return this.#path;
  }

  /** Makes it as new, for another execution of the same level. */
  reset(parent: Scope, owner: Activation, number: number): void {
    this.parent = parent;
    this.owner = owner;
    this.number = number;
    this.#path = undefined;
    this.counters.set(this.level.initial);
    if (this.head.length > 0) this.head.fill(undefined);
    this.latest.fill(undefined);
    this.rest = undefined;
    this.unfinished = 0;
    this.guarded = 0;
    this.dead = false;
    this.yielded = NOTHING;
    this.rounds = undefined;
    this.variables = undefined;
    this.compensations = undefined;
    this.carried = undefined;
  }

  /** Keeps a packet that reached `yield`; most scopes get one. */
  yield(packet: Packet): void {
    if (this.yielded.length === 0) this.yielded = [packet];
    else (this.yielded as Packet[]).push(packet);
  }

  /** True when this scope is `other` or lies in it. */
  isIn(other: Scope): boolean {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) if (scope === other) return true;
    return false;
  }
}
