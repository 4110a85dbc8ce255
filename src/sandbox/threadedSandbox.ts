import type { CodeProgram, CodeResult, CodeRunner } from "../model/code.ts";
import { NodeError } from "../model/failure.ts";
import type { Json } from "../model/json.ts";
import type { Outcome } from "./sandboxMessages.ts";
import { type Ending, SandboxThread, type Thread } from "./sandboxThread.ts";

/** What a host gives the sandbox. */
export type SandboxHost = {
  /** Starts a thread in which `serveSandbox` runs. */
  start(): Thread;
  /** The compiled sandbox; asked once, when a program first runs. */
  compile(): Promise<WebAssembly.Module>;
};

/** Programs that run at once; the others wait. */
const MOST_THREADS = 4;

/**
 * Runs programs in threads that can be ended from outside. Each program gets an instance of its own; a thread is used again only after
 * one that ended by itself, and one spare is kept warm.
 */
export function threadedSandbox(host: SandboxHost): CodeRunner {
  const pool = new Pool(host);
  return async (program, signal, passed) => {
    const { values, ...given } = program;
    const text = { ...given, values: JSON.stringify(values) };
    const outcome = await pool.use((thread) => thread.run(text, signal, passed));
    return resultOf(outcome, program);
  };
}

class Pool {
  readonly #host: SandboxHost;
  #wasm: Promise<WebAssembly.Module> | undefined;
  #spare: SandboxThread | undefined;
  #busy = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(host: SandboxHost) {
    this.#host = host;
  }

  async use<T>(work: (thread: SandboxThread) => Promise<T>): Promise<T> {
    // Whoever leaves hands the place over, so that nobody comes in between.
    if (this.#busy >= MOST_THREADS) await new Promise<void>((turn) => this.#waiting.push(turn));
    else this.#busy += 1;
    try {
      const wasm = await this.#compiled();
      const thread = this.#takeSpare() ?? new SandboxThread(this.#host.start(), wasm);
      const result = await work(thread);
      if (this.#spare !== undefined && !this.#spare.gone) thread.end();
      else this.#spare = thread.gone ? new SandboxThread(this.#host.start(), wasm) : thread;
      return result;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }

  #takeSpare(): SandboxThread | undefined {
    const spare = this.#spare;
    this.#spare = undefined;
    return spare?.gone === true ? undefined : spare;
  }

  #compiled(): Promise<WebAssembly.Module> {
    this.#wasm ??= this.#host.compile().catch((error: unknown) => {
      this.#wasm = undefined;
      const why = error instanceof Error ? error.message : String(error);
      throw new NodeError("code-unavailable", `The sandbox for code could not be loaded: ${why}.`, { kind: "outside", cause: error });
    });
    return this.#wasm;
  }
}

/** The result of a program, or the failure it ended with. */
export function resultOf(outcome: Outcome | Ending, { timeout }: CodeProgram): CodeResult {
  if ("ended" in outcome) throw endingError(outcome, timeout);
  if (!outcome.ok) {
    const last = outcome.console.at(-1)?.text;
    const hint = outcome.hint ?? (last === undefined ? undefined : `Its last line on the console: ${last}`);
    const kind = outcome.code === "code-timeout" ? "timeout" : outcome.code === "code-memory" ? "budget" : "user";
    throw new NodeError(outcome.code, outcome.message, { kind, ...(hint === undefined ? {} : { hint }) });
  }
  const value = parsed(outcome.text);
  const ends = endsIn(outcome.ends, value);
  return { value, asked: outcome.asked, console: outcome.console, ...(ends === undefined ? {} : { ends }) };
}

/** Where the results of each item end; nothing where what the sandbox says of it cannot be. */
function endsIn(text: string | undefined, value: Json | undefined): readonly number[] | undefined {
  if (text === undefined || !Array.isArray(value)) return undefined;
  if (text === "one") return value.map((_, at) => at + 1);
  const ends = parsed(text);
  const fits =
    Array.isArray(ends) && ends.every((end, at) => Number.isInteger(end) && end >= (ends[at - 1] ?? 0)) && ends.at(-1) === value.length;
  return fits ? (ends as readonly number[]) : undefined;
}

/** What comes out of the sandbox is only believed to be JSON: a program can change what writes it. */
function parsed(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const deep = error instanceof RangeError;
    throw new NodeError("code-error", deep ? "What the program returned is nested too deep." : "What the program returned is no JSON.");
  }
}

function endingError({ ended, reason }: Ending, timeout: number): NodeError {
  if (ended === "cancelled") return new NodeError("cancelled", "The program was cancelled.", { kind: "cancelled" });
  if (ended === "late") return new NodeError("code-timeout", `The program took longer than ${timeout} ms.`, { kind: "timeout" });
  const memory = /memory/i.test(reason);
  if (memory) return new NodeError("code-memory", "The program needed more memory than its thread has.", { kind: "budget" });
  return new NodeError("code-error", `The thread of the program ended: ${reason}.`, { kind: "outside" });
}
