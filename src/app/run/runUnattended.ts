import type { Item } from "../../model/item.ts";
import { needsNothing } from "../../model/needsNothing.ts";
import { hasErrors } from "../../model/problem.ts";
import type { Workflow } from "../../model/workflow.ts";
import { t } from "../words/words.ts";
import { endOfRun } from "./endOfRun.ts";
import { engineClient } from "./engineClient.ts";
import { grantOf, isRemembered } from "./grants.ts";
import { launch } from "./launch.ts";
import { knownParameters } from "./runParameters.ts";

/**
 * Runs a workflow, open or not, without asking anybody: with the parameters that are known and what was agreed to for good. Resolves when it
 * has ended, with why it did not begin.
 */
export async function runUnattended(id: string, workflow: Workflow, trigger: string, input: readonly Item[]): Promise<string | undefined> {
  const checked = await engineClient().check(workflow);
  if (!checked.ok) return checked.message;
  if (hasErrors(checked.value)) return t("It has problems to solve first.");
  const { given, open } = knownParameters(id, workflow);
  if (open) return t("It needs parameters: run it once, or give them defaults.");
  const needs = await engineClient().needs(workflow, given);
  if (!needs.ok) return needs.message;
  if (!needsNothing(needs.value) && !isRemembered(id, needs.value)) {
    return t("It asks for more than was agreed to: run it once, and choose “Always for this workflow”.");
  }
  const refused = await launch(id, { workflow, parameters: given, grant: grantOf(needs.value), trigger, input });
  if (refused !== undefined) return t("It has problems to solve first.");
  await endOfRun(id);
  return undefined;
}
