import type { Place } from "../model/event.ts";
import type { Failure } from "../model/failure.ts";
import type { Item, PortItems } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { WaitingInput } from "../model/waitingInput.ts";
import type { Cancellation } from "./cancellation.ts";
import { givenInput } from "./givenInput.ts";
import type { Activation } from "./kernelState.ts";
import { placeOf, type RunParts } from "./runParts.ts";
import type { Scope } from "./scope.ts";
import { editInput, waitingInputs } from "./waitingInput.ts";

/** What an operator, the caller or a node can do to a run; each is in the log before it has an effect (C2). */
export function makeOperations(parts: RunParts, cancellation: Cancellation): Operations {
  return new Operations(parts, cancellation);
}

export type { Operations };

class Operations {
  readonly #parts: RunParts;
  readonly #cancellation: Cancellation;

  constructor(parts: RunParts, cancellation: Cancellation) {
    this.#parts = parts;
    this.#cancellation = cancellation;
  }

  pause(): void {
    if (this.#parts.state !== "running") return;
    this.#parts.state = "paused";
    this.#parts.now();
    if (this.#parts.started) this.#parts.append({ kind: "run-paused" });
  }

  resume(): void {
    if (this.#parts.state !== "paused") return;
    this.#parts.state = "running";
    if (!this.#parts.started) return;
    this.#parts.now();
    this.#parts.append({ kind: "run-resumed" });
    this.#parts.pump();
  }

  /** Starts one activation of a paused run. */
  step(): void {
    if (this.#parts.state !== "paused" || !this.#parts.started) return;
    this.#parts.stepping = true;
    this.#parts.pump();
    this.#parts.stepping = false;
  }

  /** Other items for a port of an activation that has not begun, while the run is paused (P8). False where none wait there. */
  editInput(place: Place, port: string, items: readonly Item[]): boolean {
    if (this.#parts.state !== "paused") return false;
    this.#parts.now();
    return editInput(this.#parts, place, port, items);
  }

  waitingInputs(): readonly WaitingInput[] {
    return this.#parts.state === "paused" ? waitingInputs(this.#parts) : [];
  }

  /** What came in at the ports of an activation that is under way. */
  givenInput(place: Place): readonly PortItems[] | undefined {
    return givenInput(this.#parts, place);
  }

  /** Ends the run: the request is logged before anything is stopped (C2). */
  cancel(reason: string): void {
    if (this.#parts.state === "ended") return;
    this.#parts.now();
    this.#parts.append({ kind: "cancel-requested", reason });
    this.#parts.finish("cancelled");
  }

  /** Cancels nodes and regions wherever they are live. */
  cancelNodes(ids: readonly string[], reason: string): void {
    if (ids.length > 0) this.cancelIn(this.#parts.kernel.root, ids, reason, undefined);
  }

  /** Cancels nodes and regions in the scope that `place` is in or around, but not the one that asks. */
  cancelIn(place: Scope, ids: readonly string[], reason: string, except: Activation | undefined): void {
    if (this.#parts.state === "ended") return;
    this.#parts.now();
    const by = except === undefined ? {} : { by: placeOf(except) };
    this.#parts.append({ kind: "cancel-requested", reason, targets: ids, ...by });
    this.#cancellation.cancelIn(place, ids, except);
    this.#parts.pump();
  }

  /** Delivers a signal; a transient one is lost when nobody waits for it (E1). */
  signal(name: string, data: Json | undefined, transient: boolean): void {
    if (this.#parts.state === "ended") return;
    this.#parts.now();
    this.#parts.append({
      kind: "signal-received",
      name,
      ...(data === undefined ? {} : { data }),
      ...(transient ? { transient } : {}),
    });
    this.#parts.mailbox.deliver(name, data, transient);
  }

  /** Fails the run from the outside, for example at its time limit. */
  fail(failure: Failure): void {
    if (this.#parts.state === "ended") return;
    this.#parts.now();
    this.#parts.append({ kind: "cancel-requested", reason: failure.message, failure });
    this.#parts.failures.push(failure);
    this.#parts.finish("failed");
  }
}
