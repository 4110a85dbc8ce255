import { viewport } from "../canvas/viewport.ts";
import { insertNode } from "../editor/inserting.ts";
import { openWorkflow } from "../run/openWorkflow.ts";
import { runActions } from "../run/runActions.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { keepFiles } from "./keepFiles.ts";
import { startsOf } from "./startPoints.ts";

/** Endings of workflow files, which are opened wherever they are dropped. */
const WORKFLOW = /\.vwmp\.(json|ya?ml)$/i;

/** Files that nodes take as they are, by ending or media type: no data that a node of its own reads, and no workflow in any format. */
const DATA = /\.pdf$|^(?:image|audio|video)\//i;

/**
 * Begins a run with dropped files: with the trigger of the open workflow that takes files, else with a new one where they are several
 * pictures, PDF or the like. False for anything else: a table, a workflow, or one picture, which a node of its own holds.
 */
export function dropOnTrigger(files: FileList | undefined): boolean {
  const dropped = [...(files ?? [])];
  if (dropped.length === 0 || dropped.some(({ name }) => WORKFLOW.test(name))) return false;
  const { workflow, catalogue } = openWorkflow();
  const known = startsOf(workflow, catalogue).triggers.find(({ event }) => event === "files")?.node;
  const trigger = known ?? newTrigger(dropped);
  if (trigger === undefined) return false;
  void begin(trigger, dropped);
  if (known === undefined)
    toast(t("These files are for this run alone: the workflow does not hold them, and its next run asks for files."));
  return true;
}

function newTrigger(files: readonly File[]): string | undefined {
  const type = openWorkflow().catalogue.find(({ event }) => event === "files");
  if (type === undefined || files.length < 2 || !files.every(({ name, type }) => DATA.test(name) || DATA.test(type))) return undefined;
  return insertNode(type, { center: viewport.center() });
}

async function begin(trigger: string, files: readonly File[]): Promise<void> {
  const kept = await keepFiles(files);
  if ("problem" in kept) toast(kept.problem);
  else await runActions.start({ begin: { trigger, input: kept.files } });
}
