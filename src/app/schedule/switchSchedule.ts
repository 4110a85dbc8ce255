import { needsNothing } from "../../model/needsNothing.ts";
import { announce } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { isRemembered, rememberGrant } from "../run/grants.ts";
import { isPreview, openWorkflow } from "../run/openWorkflow.ts";
import { knownParameters } from "../run/runParameters.ts";
import { askPermissions } from "../run/runPrompts.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { setActive } from "./scheduleStore.ts";

/** Switches the schedules of the open workflow. Their runs ask nobody, so what they need has to be agreed to for good first. */
export async function switchSchedule(on: boolean): Promise<void> {
  if (isPreview()) return toast(t("This is a preview. Choose “Keep and edit” to keep its schedule."));
  const { id, workflow } = openWorkflow();
  setActive(id, on);
  if (on && !(await isAgreed())) return setActive(id, false);
  announce(on ? t("The schedule is active while the studio is open") : t("The schedule is switched off"));

  async function isAgreed(): Promise<boolean> {
    const needs = await engineClient().needs(workflow, knownParameters(id, workflow).given);
    if (!needs.ok) {
      toast(needs.message);
      return false;
    }
    if (needsNothing(needs.value) || isRemembered(id, needs.value)) return true;
    const choice = await askPermissions(needs.value);
    if (choice === "always") rememberGrant(id, needs.value);
    else if (choice === "once") toast(t("A schedule runs without asking: choose “Always for this workflow” to switch it on."));
    return choice === "always";
  }
}
