import type { StaleReason } from "../../model/staleReason.ts";

const WORDS: Readonly<Record<Exclude<StaleReason["kind"], "parameter" | "config" | "before">, string>> = {
  new: "it was not there in the last run",
  type: "its type has changed",
  params: "its params have changed",
  policy: "its policy has changed",
  disabled: "it was switched on or off",
  edges: "what is connected to it has changed",
  pin: "its pinned data has changed",
  region: "it was moved into another region",
};

/** Why a result is stale, in words: `Stale: its params have changed`. */
export function staleText(reason: StaleReason, titleOf: (node: string) => string): string {
  switch (reason.kind) {
    case "parameter":
      return `Stale: the parameter “${reason.name}” has changed`;
    case "config":
      return `Stale: “${reason.name}” of the configuration has changed`;
    case "before":
      return `Stale: “${titleOf(reason.because)}” before it has changed`;
    default:
      return `Stale: ${WORDS[reason.kind]}`;
  }
}
