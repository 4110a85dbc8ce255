import type { StaleReason } from "../../model/staleReason.ts";
import { msg, t } from "../words/words.ts";

const WORDS: Readonly<Record<Exclude<StaleReason["kind"], "parameter" | "config" | "before">, string>> = {
  new: msg("it was not there in the last run"),
  type: msg("its type has changed"),
  params: msg("its params have changed"),
  policy: msg("its policy has changed"),
  disabled: msg("it was switched on or off"),
  edges: msg("what is connected to it has changed"),
  pin: msg("its pinned data has changed"),
  region: msg("it was moved into another region"),
};

/** Why a result is stale, in words: `Stale: its params have changed`. */
export function staleText(reason: StaleReason, titleOf: (node: string) => string): string {
  switch (reason.kind) {
    case "parameter":
      return t("Stale: the parameter “{name}” has changed", { name: reason.name });
    case "config":
      return t("Stale: “{name}” of the configuration has changed", { name: reason.name });
    case "before":
      return t("Stale: “{title}” before it has changed", { title: titleOf(reason.because) });
    default:
      return t("Stale: {reason}", { reason: t(WORDS[reason.kind]) });
  }
}
