import { create } from "zustand";
import { PAGE_RETENTION } from "../../model/limits.ts";
import type { Retention } from "../../model/runStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";

const STORED = "vwmp.runs.keep";

/** How many runs, and bytes of them, this browser keeps. */
export const useRunLimits = create<Retention>(() => stored() ?? PAGE_RETENTION);

/** Tells the engine how much to keep, where that is not what it does by itself. To be done before a run begins. */
export async function applyRunLimits(): Promise<void> {
  const limits = stored();
  if (limits !== undefined) await engineClient().limitRuns(limits, false);
}

/** Changes how much is kept; what is over goes at once. */
export async function limitRuns(limits: Retention): Promise<void> {
  useRunLimits.setState(limits);
  try {
    localStorage.setItem(STORED, JSON.stringify(limits));
  } catch {
    // A page without storage forgets the limits; this visit holds to them.
  }
  const answer = await engineClient().limitRuns(limits, true);
  const refused = answer.ok ? answer.value : answer;
  if (refused !== undefined) toast(t("What is over the limit is still kept. {message}", { message: told(refused.message) }));
}

function stored(): Retention | undefined {
  try {
    const { runs, bytes } = JSON.parse(localStorage.getItem(STORED) ?? "null") ?? {};
    return runs >= 1 && bytes >= 1e6 ? { runs, bytes } : undefined;
  } catch {
    return undefined;
  }
}
