import { emptyRun, type Failure, foldRun, previewEvent, type Run, type RunEvent, type RunResult, type RunView } from "#engine";
import type { Terminal } from "./terminal.ts";

export type PrinterFlags = { readonly json?: boolean; readonly quiet?: boolean };

/** Tells of a run on the message stream: a live line on a terminal, plain lines elsewhere, NDJSON with `--json`. */
export class RunPrinter {
  readonly #terminal: Terminal;
  readonly #flags: PrinterFlags;
  readonly #view: RunView = emptyRun();
  #finished = 0;

  constructor(terminal: Terminal, flags: PrinterFlags) {
    this.#terminal = terminal;
    this.#flags = flags;
  }

  /** Names a run that is kept, so that a person can go on with it. With `--json` the first event does. */
  begin({ runId, log }: Run, before: number): void {
    if (this.#flags.quiet === true || this.#flags.json === true) return;
    const goesOn = before > 0 && log.at(-1)?.kind !== "run-finished";
    this.#terminal.message(goesOn ? `run ${runId} · goes on behind event ${before}` : `run ${runId}`);
  }

  /** Takes an event that was told of before. */
  recall(event: RunEvent): void {
    foldRun(this.#view, [event]);
    if (event.kind === "node-finished") this.#finished += 1;
  }

  event(event: RunEvent): void {
    foldRun(this.#view, [event]);
    if (this.#flags.quiet === true) return;
    if (this.#flags.json === true) return this.#terminal.message(JSON.stringify(previewEvent(event, 0)));
    const line = this.#line(event);
    if (line !== undefined) this.#terminal.message(line);
    if (event.kind === "node-finished") this.#finished += 1;
    if (!this.#terminal.live) return;
    const running = [...this.#view.nodes.values()].filter((node) => node.status === "running").map((node) => node.node);
    this.#terminal.progress(`${this.#finished} finished · running ${running.join(", ")}`);
  }

  #line(event: RunEvent): string | undefined {
    const { colors, live } = this.#terminal;
    switch (event.kind) {
      case "node-finished":
        return live
          ? undefined
          : `  ${event.node}: ${event.outputs.map((packet) => `${packet.count} ${packet.port}`).join(", ") || "nothing"}`;
      case "node-failed":
        return colors.red(`✗ ${event.node}: ${event.failure.message}`);
      case "node-skipped":
        return live ? undefined : colors.dim(`  ${event.node}: skipped`);
      case "log-written":
        return `${colors.dim(event.node)} ${event.message}`;
      case "retry-scheduled":
        return colors.yellow(`↻ ${event.node}: attempt ${event.attempt} in ${event.delay} ms (${event.failure.message})`);
      case "node-waiting":
        return live || event.signals.length === 0 ? undefined : colors.dim(`  ${event.node}: waits for ${event.signals.join(" or ")}`);
      default:
        return undefined;
    }
  }

  end(result: RunResult, hash: string | undefined): void {
    this.#terminal.clear();
    if (this.#flags.json === true) return;
    for (const failure of result.failures) this.#terminal.message(this.#failure(failure));
    const { colors } = this.#terminal;
    if (hash !== undefined) this.#terminal.message(`log ${hash}`);
    if (this.#flags.quiet === true) return;
    const items = Object.values(result.outputs).reduce((sum, list) => sum + list.length, 0);
    const text = `${result.status} · ${items === 1 ? "1 item" : `${items} items`} · ${result.finishedAt - result.startedAt} ms`;
    this.#terminal.message(result.status === "succeeded" ? colors.green(text) : colors.red(text));
  }

  #failure(failure: Failure): string {
    const { colors } = this.#terminal;
    const place = [failure.node, failure.param].filter((part) => part !== undefined).join(".");
    // Of a port's item the message says which it is.
    const item = failure.itemIndex === undefined || failure.port !== undefined ? "" : ` (item ${failure.itemIndex})`;
    const hint = failure.hint === undefined ? "" : `\n  ${failure.hint}`;
    return `${colors.red("error")} ${failure.code}${place === "" ? "" : ` at ${place}`}${item}: ${failure.message}${hint}`;
  }
}
