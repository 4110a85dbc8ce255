import type { WaitChoice } from "../../model/nodeType.ts";

/** Waits for a signal; with `drop` only for one that comes from now on. */
export function signalWait(signal: string, missed: "keep" | "drop"): WaitChoice {
  return missed === "drop" ? { signal, transient: true } : { signal };
}
