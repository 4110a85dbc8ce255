import { NodeError } from "../model/failure.ts";
import type { Params } from "../model/field.ts";
import type { NodeHost } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import type { Json, JsonObject } from "../model/json.ts";
import type { Control, RunContext } from "../model/nodeType.ts";
import { type Checkpoint, nodeHost } from "./checkpoint.ts";
import type { Invocation } from "./invocation.ts";

function checkpointOf(invocation: Invocation, index: number, signal: () => AbortSignal): Checkpoint {
  const { environment, activation, startedAt } = invocation;
  const { host, grant, secrets, seed } = environment;
  const { node, number, scope } = activation;
  return {
    host,
    grant,
    secrets,
    now: startedAt,
    chanceKey: `${seed}/${scope.path}/${node.id}/${number}/${index}`,
    signal,
    asked: () => {
      invocation.repeatable = false;
    },
  };
}

const NO_PARAMS: Params<Record<never, never>> & JsonObject = {};

/**
 * One call of `run`, as the node sees it. What costs something — host, signal, by-port input — is made when it is first read:
 * most nodes read two of them.
 */
export class Attempt implements RunContext {
  item: Item;
  index: number;
  params: Params<Record<never, never>> & JsonObject = NO_PARAMS;
  readonly #invocation: Invocation;
  #controller: AbortController | undefined;
  #host: NodeHost | undefined;

  constructor(invocation: Invocation, item: Item, index: number) {
    this.#invocation = invocation;
    this.item = item;
    this.index = index;
  }

  get items(): readonly Item[] {
    return this.#invocation.items;
  }

  get input(): RunContext["input"] {
    return this.#invocation.inputByPort();
  }

  get host(): NodeHost {
    this.#host ??= nodeHost(checkpointOf(this.#invocation, this.index, () => this.signal));
    return this.#host;
  }

  get control(): Control {
    return this.#invocation.control();
  }

  get run(): RunContext["run"] {
    if (this.#invocation.activation.node.inEdgeCount > 0) this.#invocation.repeatable = false;
    return this.#invocation.environment.runInfo;
  }

  get place(): RunContext["place"] {
    this.#invocation.repeatable = false;
    return this.#invocation.where();
  }

  get idempotencyKey(): string {
    return this.#invocation.idempotencyKey(this.index);
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      this.#invocation.onCancel(this.#controller);
    }
    return this.#controller.signal;
  }

  get log(): (message: string, data?: Json) => void {
    return (message, data) => this.#invocation.tell({ kind: "log-written", message, ...(data === undefined ? {} : { data }) });
  }

  get progress(): (done: number, total?: number) => void {
    return (done, total) => this.#invocation.progress({ kind: "node-progressed", done, ...(total === undefined ? {} : { total }) });
  }

  /** True when nothing of this call can outlive it, so the object may serve the next item. */
  get reusable(): boolean {
    return this.#controller === undefined && this.#host === undefined;
  }

  abort(): void {
    this.#controller?.abort(new NodeError("timeout", "The time limit was reached.", { kind: "timeout" }));
  }
}
