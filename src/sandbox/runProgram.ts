/// <reference path="./vm/raw.d.ts" />
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from "quickjs-emscripten-core";
import type { Passed } from "../model/code.ts";
import { ConsoleLines } from "./consoleLines.ts";
import { loadQuickjs } from "./loadQuickjs.ts";
import { type Described, errorText, isOutOfMemory, isTooDeep, PROGRAM_FILE } from "./programError.ts";
import type { Outcome, ProgramText } from "./sandboxMessages.ts";
import calls from "./vm/calls.js?raw";
import helpers from "./vm/helpers.js?raw";
import world from "./vm/world.js?raw";

/** More overflows the stack of the host before QuickJS notices. */
const STACK = 128 * 1024;
/** Milliseconds between two tellings of how many items are through. */
const TELL_MS = 500;

/** Runs one program in an instance of its own, which nothing uses afterwards. Never rejects; must itself be watched from outside. */
export async function runProgram(wasm: WebAssembly.Module, program: ProgramText, passed: Passed = () => undefined): Promise<Outcome> {
  const lines = new ConsoleLines();
  const sandbox = new ProgramRun(program, lines, passed);
  try {
    const quickjs = await loadQuickjs(wasm, program.memory);
    const runtime = quickjs.newRuntime({
      memoryLimitBytes: program.memory,
      maxStackSizeBytes: STACK,
      interruptHandler: () => sandbox.interrupted(),
    });
    return await sandbox.run(runtime);
  } catch (error) {
    // Not QuickJS's own: the instance may be in any state. It is left as it is, for disposing of it could abort.
    if (sandbox.isLate()) return sandbox.failed("code-timeout", sandbox.lateText(), true);
    return sandbox.failed("code-error", `The program broke its sandbox: ${error instanceof Error ? error.message : String(error)}`, true);
  }
}

type Code = Extract<Outcome, { ok: false }>["code"];

type Called = ReturnType<QuickJSContext["callFunction"]>;

class ProgramRun {
  readonly #program: ProgramText;
  readonly #lines: ConsoleLines;
  readonly #deadline: number;
  readonly #passed: Passed;
  #asked = false;
  #tellAt: number;
  /** How many items are through; undefined until the program runs. */
  #count: (() => number) | undefined;

  constructor(program: ProgramText, lines: ConsoleLines, passed: Passed) {
    this.#program = program;
    this.#lines = lines;
    this.#passed = passed;
    const now = Date.now();
    this.#deadline = now + program.timeout;
    this.#tellAt = now + TELL_MS;
  }

  /** QuickJS asks again and again while it runs something: whether that shall end. Now and then it is told how far it is. */
  interrupted(): boolean {
    const now = Date.now();
    if (now >= this.#tellAt) {
      this.#tellAt = now + TELL_MS;
      const count = this.#count?.() ?? 0;
      if (count > 0) this.#passed(count);
    }
    return now > this.#deadline;
  }

  isLate(): boolean {
    return Date.now() > this.#deadline;
  }

  lateText(): string {
    return `The program took longer than ${this.#program.timeout} ms.`;
  }

  failed(code: Code, message: string, spoiled: boolean, hint?: string): Outcome {
    return { ok: false, code, message, spoiled, console: this.#lines.lines, ...(hint === undefined ? {} : { hint }) };
  }

  async run(runtime: QuickJSRuntime): Promise<Outcome> {
    const context = runtime.newContext();
    const { source, each = false } = this.#program;
    const flow = /\b(?:async|await|Promise)\b/.test(source) ? "async" : "sync";
    const made = this.#makeWorld(context, flow);
    if (made.error !== undefined) return this.#explain(context, made.error, undefined);
    let compiled = context.evalCode(wrapped(source, flow, each), PROGRAM_FILE);
    if (compiled.error !== undefined) {
      const stripped = await strippedSource(source);
      const again = stripped === undefined ? undefined : context.evalCode(wrapped(stripped, flow, each), PROGRAM_FILE);
      if (again === undefined || again.error !== undefined) return this.#explain(context, compiled.error, made.value, importHint(source));
      compiled = again;
    }
    const run = context.getProp(made.value, "run");
    const called = context.callFunction(run, context.undefined, compiled.value, each ? context.true : context.false);
    if (called.error !== undefined) return this.#explain(context, called.error, made.value);
    return flow === "sync" ? this.#finished(context, called.value, made.value) : this.#settle(runtime, context, called.value, made.value);
  }

  /** Everything the program finds: console, clock, chance, helpers and values. */
  #makeWorld(context: QuickJSContext, flow: string): Called {
    const { now, seed, values } = this.#program;
    const write = context.newFunction("write", (level, text) => {
      if (this.#lines.open) this.#lines.add(context.getString(level), context.getString(text));
    });
    const asked = context.newFunction("asked", () => {
      this.#asked = true;
    });
    const made = callScript(context, world, "world.js", [write, asked, context.newNumber(now), context.newNumber(seed)]);
    if (made.error !== undefined) return made;
    const helped = context.evalCode(helpers, "helpers.js");
    if (helped.error !== undefined) return helped;
    const counter = context.newArrayBuffer(new ArrayBuffer(4));
    if (this.#program.each === true) this.#count = () => numberIn(context, counter);
    return callScript(context, calls, "calls.js", [context.newString(values), context.newString(flow), counter]);
  }

  #settle(runtime: QuickJSRuntime, context: QuickJSContext, promise: QuickJSHandle, world: QuickJSHandle): Outcome {
    const jobs = runtime.executePendingJobs();
    if (jobs.error !== undefined) return this.#explain(context, jobs.error, world);
    // A job that was ended leaves its promise pending.
    if (this.isLate()) return this.failed("code-timeout", this.lateText(), false);
    const state = context.getPromiseState(promise);
    if (state.type === "fulfilled") return this.#finished(context, state.value, world);
    if (state.type === "rejected") return this.#explain(context, state.error, world);
    return this.failed("code-error", "The program waits for a promise that nothing will ever fulfil.", false);
  }

  #finished(context: QuickJSContext, value: QuickJSHandle, world: QuickJSHandle): Outcome {
    // A program can catch everything but its end.
    if (this.isLate()) return this.failed("code-timeout", this.lateText(), false);
    const type = context.typeof(value);
    const text = type === "string" ? context.getString(value) : undefined;
    const ends = this.#program.each === true ? this.#endsOf(context, world) : undefined;
    return { ok: true, text, asked: this.#asked, console: this.#lines.lines, ...(ends === undefined ? {} : { ends }) };
  }

  #endsOf(context: QuickJSContext, world: QuickJSHandle): string | undefined {
    const told = context.callFunction(context.getProp(world, "ends"), context.undefined);
    return told.error === undefined && context.typeof(told.value) === "string" ? context.getString(told.value) : undefined;
  }

  #explain(context: QuickJSContext, error: QuickJSHandle, world: QuickJSHandle | undefined, hint?: string): Outcome {
    if (this.isLate()) return this.failed("code-timeout", this.lateText(), false);
    const memory = `The program needed more than ${Math.round(this.#program.memory / 1e6)} MB of memory.`;
    if (world === undefined) return this.failed("code-memory", memory, false, "The items alone are too many for it.");
    const described = context.callFunction(context.getProp(world, "describe"), context.undefined, error);
    if (this.isLate()) return this.failed("code-timeout", this.lateText(), false);
    if (described.error !== undefined) return this.failed("code-error", "The program threw something that cannot be shown.", false);
    const about = JSON.parse(context.getString(described.value)) as Described;
    if (isOutOfMemory(about)) return this.failed("code-memory", memory, false);
    const at = context.callFunction(context.getProp(world, "position"), context.undefined);
    const position = at.error === undefined ? context.getNumber(at.value) : -1;
    const tip = isTooDeep(about) ? "A function calls itself without end, or a value is nested too deep." : hint;
    return this.failed("code-error", errorText(about, position), false, tip);
  }
}

/** Reads a buffer of the program without running anything of it; 0 where there is no memory left even for that. */
function numberIn(context: QuickJSContext, buffer: QuickJSHandle): number {
  try {
    const copy = context.getArrayBuffer(buffer);
    const [number = 0] = new Int32Array(copy.value.slice().buffer);
    copy.dispose();
    return number;
  } catch {
    return 0;
  }
}

/** Calls the function that a script of ours is. */
function callScript(context: QuickJSContext, script: string, file: string, given: QuickJSHandle[]): Called {
  const made = context.evalCode(script, file);
  return made.error === undefined ? context.callFunction(made.value, context.undefined, ...given) : made;
}

/** On one line with the first of the source, so that lines count as they were written. */
function wrapped(source: string, flow: string, each: boolean): string {
  return `(${flow === "async" ? "async " : ""}function (${each ? "item, index" : ""}) { "use strict"; ${source}\n})`;
}

/** The library for types is loaded only for what is not JavaScript. */
async function strippedSource(source: string): Promise<string | undefined> {
  const { stripTypes } = await import("./stripTypes.ts");
  try {
    return stripTypes(source);
  } catch {
    return undefined;
  }
}

function importHint(source: string): string | undefined {
  if (!/^\s*(?:import|export)\b/m.test(source)) return undefined;
  return "A program imports nothing: the helpers are there as text, date and list; what it gives back is what it returns.";
}
