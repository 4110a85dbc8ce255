import type { NodeType, RunContext, RunResult } from "../model/nodeType.ts";

/** The parts of a node's context whose promises the engine settles itself. */
const OF_THE_ENGINE: ReadonlySet<string | symbol> = new Set(["host", "control"]);
/** What of it is work all the same: a sandbox and the code that keeps files take real time, and settle by themselves. */
const WORKS: ReadonlySet<string | symbol> = new Set(["runCode", "keepFile", "fileOf", "bytesOf"]);

/**
 * Knows whether nodes are at work: whether a promise that `run` gave is open while that call waits for nothing of the engine,
 * no time and no signal. Code that is being loaded is work, so are thread and crypto calls.
 */
export class WorkWatch {
  #atWork = 0;
  /** Grows whenever a call begins or ends to be at work. */
  changes = 0;

  get atWork(): boolean {
    return this.#atWork > 0;
  }

  /** The same node type, seen by this watch. */
  watched(type: NodeType): NodeType {
    const run = (context: RunContext): RunResult | Promise<RunResult> => {
      const call = this.#call();
      const result = type.run(watchedContext(context, call));
      if (isPromise(result)) call.open(result);
      return result;
    };
    const load = (): Promise<unknown> | undefined => {
      const loading = type.run.load?.();
      if (loading !== undefined) this.#call().open(loading);
      return loading;
    };
    return { ...type, run: Object.assign(run, { load }) };
  }

  #call(): WatchedCall {
    return new WatchedCall((change) => this.#count(change));
  }

  #count(change: 1 | -1): void {
    this.#atWork += change;
    this.changes += 1;
  }
}

/** One call of `run`: open from its return to the end of its promise, and at work while none of its waits is open. */
class WatchedCall {
  readonly #count: (change: 1 | -1) => void;
  #open = false;
  #waits = 0;
  #counted = false;

  constructor(count: (change: 1 | -1) => void) {
    this.#count = count;
  }

  open(result: PromiseLike<unknown>): void {
    this.#open = true;
    this.#tell();
    const close = (): void => {
      this.#open = false;
      this.#tell();
    };
    result.then(close, close);
  }

  wait(promise: PromiseLike<unknown>): void {
    this.#waits += 1;
    this.#tell();
    const end = (): void => {
      this.#waits -= 1;
      this.#tell();
    };
    promise.then(end, end);
  }

  #tell(): void {
    const atWork = this.#open && this.#waits === 0;
    if (atWork === this.#counted) return;
    this.#counted = atWork;
    this.#count(atWork ? 1 : -1);
  }
}

function watchedContext(context: RunContext, call: WatchedCall): RunContext {
  return new Proxy(context, {
    // Getters of the context read private fields: they must see the context itself.
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      return OF_THE_ENGINE.has(key) ? watchedService(value as object, call) : value;
    },
  });
}

function watchedService(service: object, call: WatchedCall): object {
  return new Proxy(service, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(value, target, args);
        if (isPromise(result) && !WORKS.has(key)) call.wait(result);
        return result;
      };
    },
  });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
