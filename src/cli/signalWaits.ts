import type { RunEvent } from "#engine";

type Wait = { readonly node: string; readonly signals: readonly string[]; readonly timed: boolean };

/** The waits of a run, followed through its log: a run whose every wait is for a signal goes on only when somebody sends one. */
export class SignalWaits {
  readonly #waits = new Map<string, Wait>();
  suspended = false;

  /** Takes the next event; true when from here on only signals can make the run go on. */
  onlySignalsAfter(event: RunEvent): boolean {
    if ("activation" in event) {
      const key = `${event.scope} ${event.node} ${event.activation}`;
      if (event.kind === "node-waiting") {
        this.#waits.set(key, { node: event.node, signals: event.signals, timed: event.until !== undefined });
      } else if (/^node-(finished|failed|cancelled)$/.test(event.kind)) this.#waits.delete(key);
    }
    this.suspended = event.kind === "run-suspended" && [...this.#waits.values()].every((wait) => !wait.timed);
    return this.suspended;
  }

  list(): readonly { readonly node: string; readonly signals: readonly string[] }[] {
    return Array.from(this.#waits.values(), ({ node, signals }) => ({ node, signals }));
  }

  /** `command` makes the line that sends a signal, where the run is kept. */
  message(command?: (signal: string) => string): string {
    const waits = this.list().map(({ node, signals }) => `${node} waits for the signal ${signals.map((name) => `“${name}”`).join(" or ")}`);
    const told = waits.length === 0 ? "a workflow that it calls waits for a signal" : waits.join("; ");
    const next =
      command === undefined
        ? "Nothing was kept: give --store a folder to send signals later, or give its wait a time."
        : `Go on with: ${command(this.list()[0]?.signals[0] ?? "NAME")}`;
    return `suspended · ${told}. ${next}`;
  }
}
