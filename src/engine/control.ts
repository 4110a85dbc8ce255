import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { Call, Control, WaitChoice } from "../model/nodeType.ts";
import type { Invocation } from "./invocation.ts";

type Chosen = { readonly choice: number; readonly data: Json | undefined };

/** What only the engine can do, for one activation: see {@link Control}. */
export class ActivationControl implements Control {
  readonly #invocation: Invocation;
  readonly #limit: number | undefined;
  readonly #pending = new Set<(reason: NodeError) => void>();

  /** `limit`: milliseconds that one wait may take (H6). */
  constructor(invocation: Invocation, limit: number | undefined) {
    this.#invocation = invocation;
    this.#limit = limit;
  }

  wait(choices: readonly WaitChoice[]): Promise<Chosen> {
    const { environment, recall } = this.#invocation;
    for (let choice = 0; choice < choices.length; choice += 1) {
      const each = choices[choice] as WaitChoice;
      if (!("signal" in each)) continue;
      const had = recall?.takenSignal(each.signal);
      if (had !== undefined) return Promise.resolve({ choice, data: had.data });
      const kept = each.transient === true ? undefined : environment.mailbox.take(each.signal);
      if (kept === undefined) continue;
      environment.append({ kind: "signal-taken", ...this.#invocation.where(), name: each.signal });
      return Promise.resolve({ choice, data: kept.data });
    }
    return new Promise((resolve, reject) => this.#begin(choices, resolve, reject));
  }

  #begin(choices: readonly WaitChoice[], resolve: (chosen: Chosen) => void, reject: (reason: NodeError) => void): void {
    const invocation = this.#invocation;
    const now = invocation.environment.host.clock.now();
    const due = invocation.recall?.nextWaitEnd();
    const { environment, activation } = invocation;
    const withdrawals: (() => void)[] = [];
    const end = (): void => {
      for (const withdraw of withdrawals) withdraw();
      this.#pending.delete(fail);
    };
    const fail = (reason: NodeError): void => {
      end();
      reject(reason);
    };
    const win = (choice: number, data: Json | undefined): void => {
      end();
      environment.wake();
      const won = choices[choice] as WaitChoice;
      if ("after" in won) environment.append({ kind: "timer-fired", ...invocation.where() });
      else environment.append({ kind: "signal-taken", ...invocation.where(), name: won.signal });
      environment.waiting(activation, false);
      resolve({ choice, data });
    };
    this.#pending.add(fail);
    const delays = choices.flatMap((each) => ("after" in each ? [each.after] : []));
    // A wait that began before an interruption ends when it would have ended (E2).
    const passed = due === undefined ? 0 : now + Math.min(...delays) - due;
    choices.forEach((each, choice) => {
      if ("signal" in each) withdrawals.push(environment.mailbox.wait(each.signal, (data) => win(choice, data)));
      else withdrawals.push(invocation.after(Math.max(0, each.after - passed), () => win(choice, undefined)));
    });
    if (this.#limit !== undefined) withdrawals.push(this.#limitWait(this.#limit, fail));
    const signals = choices.flatMap((each) => ("signal" in each ? [each.signal] : []));
    const until = delays.length === 0 ? {} : { until: due ?? now + Math.min(...delays) };
    environment.append({ kind: "node-waiting", ...invocation.where(), signals, ...until });
    environment.waiting(activation, true);
  }

  #limitWait(ms: number, fail: (reason: NodeError) => void): () => void {
    const { environment, activation } = this.#invocation;
    return this.#invocation.after(ms, () => {
      environment.wake();
      environment.waiting(activation, false);
      const hint = "Raise policy.timeout.wait of the node, or wait for a length of time as well.";
      fail(new NodeError("timeout", `The wait reached its time limit of ${ms} ms.`, { kind: "timeout", hint }));
    });
  }

  /** The activation has ended: what still waits is told. */
  withdraw(reason: NodeError): void {
    for (const fail of [...this.#pending]) fail(reason);
  }

  setVariable(name: string, value: Json, where: "nearest" | "scope" | "run" = "nearest"): void {
    const { environment, activation } = this.#invocation;
    const kept = environment.secrets === undefined ? value : environment.secrets.redaction.json(value);
    environment.setVariable(activation, name, kept, where);
    environment.append({ kind: "variable-set", ...this.#invocation.where(), name, value: kept, where });
  }

  cancel(ids: readonly string[], reason = "asked by a node"): void {
    this.#invocation.environment.cancel(this.#invocation.activation, ids, reason);
  }

  endScope(): void {
    this.#invocation.endsScope = true;
  }

  call(call: Call): Promise<{ readonly [output: string]: readonly Item[] }> {
    const controller = new AbortController();
    this.#invocation.onCancel(controller);
    const { environment, activation, recall } = this.#invocation;
    const given = environment.secrets === undefined ? call : environment.secrets.redaction.json(call);
    return environment.call(activation, given, controller.signal, recall?.nextCall());
  }
}
