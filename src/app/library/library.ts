import { create } from "zustand";
import { emptyRecord, isObject } from "../../model/json.ts";
import type { WorkflowEntry } from "../../model/store.ts";
import type { Workflow } from "../../model/workflow.ts";
import { flush, onSaved, startFrom, storageFailed } from "../editor/autosave.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { laidOut } from "../editor/tidying.ts";
import { setUi } from "../editor/uiStore.ts";
import { enterWorkflow, rescueAll, showInTurn } from "../keeping/tabs.ts";
import { remembersWorkflows } from "../recovery/lostData.ts";
import { asksForNothing } from "../share/askedBy.ts";
import { openAddressed, openPreview } from "../share/preview.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { addressedWorkflow, rememberAddress } from "./address.ts";
import { readWorkflow } from "./readWorkflow.ts";
import { newId, workflowStore } from "./workflowStore.ts";

/** A sample of `examples/index.json`, or a pattern of `examples/patterns.json`. */
export type Sample = {
  readonly file: string;
  readonly name: string;
  readonly description: string;
  /** What it needs of the outside, such as `net`. */
  readonly needs?: readonly string[];
};

type LibraryState = {
  readonly entries: readonly WorkflowEntry[];
  /** The storage did not tell what is kept: the entries are those that it told of before. */
  readonly unread: boolean;
  readonly samples: readonly Sample[];
  /** The workflow patterns, each as a workflow that shows it. */
  readonly patterns: readonly Sample[];
  readonly firstVisit: boolean;
};

/** Milliseconds after the first workflow is shown. */
const PATTERNS_LATER = 2000;

/** The kept workflows and the samples, as the rail lists them. */
export const useLibrary = create<LibraryState>(() => ({ entries: [], unread: false, samples: [], patterns: [], firstVisit: false }));

/** Opens what the address names, else what was open last, else the first sample. Call once. */
export async function startLibrary(): Promise<void> {
  onSaved(() => void refreshLibrary());
  addEventListener("hashchange", () => void followAddress());
  const samples = readSamples("index").then((list) => {
    useLibrary.setState({ samples: list });
    // A first visit shows the first: it comes while the storage is asked what is kept.
    if (list[0] !== undefined && !remembersWorkflows()) readSample(list[0]).catch(() => undefined);
    return list;
  });
  await rescueAll().catch(() => toast(t("What was last changed could not be read from this browser’s storage: reload the page.")));
  await refreshLibrary();
  if (!(await openAddressed())) await openLast(await samples);
  setTimeout(() => void loadPatterns(), PATTERNS_LATER);
}

/** Lists the patterns, which nothing at the start needs. */
export async function loadPatterns(): Promise<void> {
  if (useLibrary.getState().patterns.length === 0) useLibrary.setState({ patterns: await readSamples("patterns") });
}

/** Shows what was open last, else the first sample, else an empty workflow. */
async function openLast(samples: readonly Sample[]): Promise<void> {
  const { entries, unread } = useLibrary.getState();
  const mayBeKept = (id: string | undefined): boolean => id !== undefined && (unread || entries.some((entry) => entry.id === id));
  const wanted = [addressedWorkflow(), entries[0]?.id].find(mayBeKept);
  if (wanted !== undefined && (await openWorkflow(wanted))) return;
  const [first] = samples;
  useLibrary.setState({ firstVisit: entries.length === 0 && !unread });
  const open = unread ? openSample : openFresh;
  if (first === undefined || entries.length > 0 || !(await open(first))) await newWorkflow();
}

async function followAddress(): Promise<void> {
  if (await openAddressed()) return;
  const id = addressedWorkflow();
  if (id !== undefined && id !== useEditor.getState().id) await openWorkflow(id);
}

/** Leaves a preview for what was open before it. */
export async function discardPreview(): Promise<void> {
  await openLast(useLibrary.getState().samples);
}

async function readSamples(index: "index" | "patterns"): Promise<readonly Sample[]> {
  try {
    const list: unknown = await (await fetch(new URL(`examples/${index}.json`, document.baseURI))).json();
    return (Array.isArray(list) ? list : []).filter(isSample);
  } catch {
    return [];
  }
}

function isSample(value: unknown): value is Sample {
  return isObject(value) && typeof value["file"] === "string" && typeof value["name"] === "string";
}

/** Lists again what is kept. */
export async function refreshLibrary(): Promise<void> {
  try {
    useLibrary.setState({ entries: await workflowStore().list(), unread: false });
  } catch {
    if (!useLibrary.getState().unread) toast(t("The workflows could not be read from this browser’s storage."));
    useLibrary.setState({ unread: true });
  }
}

/** Shows a kept workflow; false when there is none under this id or it cannot be read. */
export async function openWorkflow(id: string): Promise<boolean> {
  await flush();
  const store = workflowStore();
  try {
    const found = await store.get(id);
    const workflow = found && (await readWorkflow(found.text)).workflow;
    if (found === undefined) return false;
    if (workflow === undefined) {
      setUi({ importing: { text: found.text } });
      return false;
    }
    await enterWorkflow(id);
    await showInTurn(async () => {
      const now = (await store.get(id)) ?? found;
      show((now.revision === found.revision ? undefined : (await readWorkflow(now.text)).workflow) ?? workflow, id, now.revision);
    });
    return true;
  } catch {
    toast(t("The workflow could not be read from this browser’s storage."));
    return false;
  }
}

/** Keeps a workflow under an id and shows it. Where it cannot be kept it is still shown. */
export async function openNew(workflow: Workflow, id: string = newId()): Promise<void> {
  await showNew(workflow, id);
  await flush();
}

/** Shows it before it is kept. */
async function showNew(workflow: Workflow, id: string): Promise<void> {
  await flush();
  await enterWorkflow(id).catch(storageFailed);
  show(workflow, id, null);
  editor.setSaved("saving");
}

export function newWorkflow(): Promise<void> {
  return openNew({ format: "vwmp/1", name: freeName(t("Untitled workflow")), nodes: emptyRecord(), edges: [] });
}

/** Shows a sample: the copy that was opened before, with what was changed in it, or a new one. */
export async function openSample(sample: Sample): Promise<boolean> {
  return (await openWorkflow(sampleId(sample))) || (await openFresh(sample));
}

async function openFresh(sample: Sample): Promise<boolean> {
  try {
    const { workflow } = await readWorkflow(await readSample(sample));
    if (workflow === undefined) return false;
    await openNew(workflow, sampleId(sample));
    return true;
  } catch {
    toast(t("The sample “{name}” could not be loaded.", { name: sample.name }));
    return false;
  }
}

/** The texts of the samples that were asked for, by file. */
const texts = new Map<string, Promise<string>>();

function readSample({ file }: Sample): Promise<string> {
  const asked = texts.get(file) ?? fetchSample(file);
  texts.set(file, asked);
  asked.catch(() => texts.delete(file));
  return asked;
}

async function fetchSample(file: string): Promise<string> {
  const answer = await fetch(new URL(`examples/${file}`, document.baseURI));
  if (!answer.ok) throw new Error(`The site answers ${answer.status} for ${file}.`);
  return answer.text();
}

function sampleId({ file }: Sample): string {
  return `sample-${file.replace(/\W+/g, "-")}`;
}

/**
 * Opens the text of a file as a new workflow when it has no errors, else shows it with its problems. What asks for more than this tab
 * is shown as a preview first.
 */
export async function importText(text: string): Promise<void> {
  const { recogniseText } = await import("../bring/recognise.ts");
  const found = recogniseText(text);
  if (found.kind === "foreign") return (await import("../bring/sayForeign.ts")).sayForeign(found);
  const { workflow, problems } = await readWorkflow(text);
  if (workflow === undefined || problems.length > 0) setUi({ importing: { text } });
  else if (await asksForNothing(workflow)) await importWorkflow(workflow);
  else await openPreview(workflow, "file");
}

/** Opens it as a new workflow; the dialog “Import” covers the one before until it is shown: nobody acts on what is about to go. */
export async function importWorkflow(workflow: Workflow): Promise<void> {
  await showNew(await laidOut(workflow), newId());
  setUi({ importing: undefined });
  await flush();
  toast(t("Imported “{name}”.", { name: workflow.name }));
}

function show(workflow: Workflow, id: string, revision: string | null): void {
  startFrom(revision);
  editor.open(workflow, id);
  rememberAddress(id);
}

/** The name, or one like it that no kept workflow has. */
export function freeName(name: string): string {
  const names = new Set(useLibrary.getState().entries.map((entry) => entry.name));
  let free = name;
  for (let n = 2; names.has(free); n += 1) free = `${name} ${n}`;
  return free;
}
