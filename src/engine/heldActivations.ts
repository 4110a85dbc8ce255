import type { Place } from "../model/event.ts";
import { placeKey } from "../model/samePlace.ts";
import type { Activation } from "./kernelState.ts";
import { Recall } from "./recall.ts";
import { type LiveWork, placeOf } from "./runParts.ts";
import { streamInto } from "./streamedPacket.ts";

/** An activation that began in a record and has not ended there. */
export class Held implements LiveWork {
  readonly activation: Activation;
  readonly #startedAt: number;
  readonly #among: HeldActivations;
  #recall: Recall | undefined;

  constructor(activation: Activation, startedAt: number, among: HeldActivations) {
    this.activation = activation;
    this.#startedAt = startedAt;
    this.#among = among;
  }

  /** What the record says of its work. Made when it is first asked for: most have ended before. */
  get recall(): Recall {
    this.#recall ??= new Recall(this.#startedAt);
    return this.#recall;
  }

  isAt({ node, scope, activation: number }: Place): boolean {
    const { activation } = this;
    return activation.number === number && activation.node.id === node && activation.scope.path === scope;
  }

  cancel(): void {
    this.#among.remove(this);
    streamInto(this.activation)?.leave();
  }
}

/** What has begun and not ended, in the order in which it began. Most records end next what began last: that one needs no key. */
export class HeldActivations {
  #latest: Held | undefined;
  readonly #earlier = new Map<string, Held>();

  add(activation: Activation, startedAt: number): Held {
    if (this.#latest !== undefined) this.#earlier.set(placeKey(placeOf(this.#latest.activation)), this.#latest);
    this.#latest = new Held(activation, startedAt, this);
    return this.#latest;
  }

  at(place: Place): Held | undefined {
    if (this.#latest?.isAt(place) === true) return this.#latest;
    return this.#earlier.size === 0 ? undefined : this.#earlier.get(placeKey(place));
  }

  remove(held: Held): void {
    if (held === this.#latest) this.#latest = undefined;
    else this.#earlier.delete(placeKey(placeOf(held.activation)));
  }

  all(): readonly Held[] {
    return [...this.#earlier.values(), ...(this.#latest === undefined ? [] : [this.#latest])];
  }
}
