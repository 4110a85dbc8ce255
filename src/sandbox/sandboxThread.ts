import type { Passed } from "../model/code.ts";
import type { FromThread, Outcome, ProgramText, ToThread } from "./sandboxMessages.ts";

/** A thread as a host makes it: `serveSandbox` runs in it. */
export type Thread = {
  post(message: ToThread): void;
  listen(hear: (message: FromThread) => void, died: (reason: string) => void): void;
  terminate(): void;
  /** Whether it is at work: one that is not keeps no process alive. */
  hold(busy: boolean): void;
};

/** What ends a program from outside. */
export type Ending = { readonly ended: "late" | "cancelled" | "died"; readonly reason: string };

/** Milliseconds after the limit at which a program that does not end by itself is ended. */
const GRACE = 300;
/** Milliseconds a new thread may take until it is ready. */
const START = 20_000;

/** One thread of the sandbox with the watchdog that ends it. */
export class SandboxThread {
  readonly #thread: Thread;
  readonly #ready: Promise<void>;
  #hear: (message: FromThread) => void = () => undefined;
  #died: (reason: string) => void = () => undefined;
  /** It is not used again. */
  gone = false;

  constructor(thread: Thread, wasm: WebAssembly.Module) {
    this.#thread = thread;
    this.#ready = new Promise((ready, fail) => {
      this.#hear = () => ready();
      this.#died = (reason) => fail(new Error(reason));
    });
    this.#ready.catch(() => undefined);
    thread.listen(
      (message) => this.#hear(message),
      (reason) => {
        this.gone = true;
        this.#died(reason);
      },
    );
    thread.post({ wasm });
    thread.hold(false);
  }

  /** Runs one program. Resolves within its limit and a moment, whatever the program does; the thread may be gone then. */
  async run(program: ProgramText, signal: AbortSignal, passed?: Passed): Promise<Outcome | Ending> {
    this.#thread.hold(true);
    try {
      const late = await this.#watched(this.#ready, START, signal);
      if (late !== undefined) return late;
      let answer: Outcome | undefined;
      const outcome = new Promise<void>((done, fail) => {
        this.#died = (reason) => fail(new Error(reason));
        this.#hear = (message) => {
          if ("passed" in message) return passed?.(message.passed);
          if ("outcome" in message) answer = message.outcome;
          done();
        };
      });
      this.#thread.post({ program });
      const ending = await this.#watched(outcome, program.timeout + GRACE, signal);
      if (ending !== undefined) return ending;
      if (answer === undefined || (!answer.ok && answer.spoiled)) this.end();
      return answer ?? { ended: "died", reason: "the thread gave no answer" };
    } finally {
      if (!this.gone) this.#thread.hold(false);
    }
  }

  end(): void {
    this.gone = true;
    this.#thread.terminate();
  }

  /** Undefined when `work` came first; else the thread has been ended. */
  async #watched(work: Promise<void>, ms: number, signal: AbortSignal): Promise<Ending | undefined> {
    let withdraw = (): void => undefined;
    const watch = new Promise<Ending>((end) => {
      const timer = setTimeout(() => end({ ended: "late", reason: "" }), ms);
      const abort = (): void => end({ ended: "cancelled", reason: "" });
      signal.addEventListener("abort", abort);
      if (signal.aborted) abort();
      withdraw = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
      };
    });
    const died = (error: unknown): Ending => ({ ended: "died", reason: error instanceof Error ? error.message : String(error) });
    try {
      const ending = await Promise.race([work.then(() => undefined, died), watch]);
      if (ending !== undefined) this.end();
      return ending;
    } finally {
      withdraw();
    }
  }
}
