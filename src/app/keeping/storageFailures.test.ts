import { deflateRawSync, inflateRawSync } from "node:zlib";
import "fake-indexeddb/auto";
import { beforeAll, expect, test, vi } from "vitest";
import { addNode, setParam, setWorkflow } from "../../model/edits.ts";
import { formatWorkflow } from "../../model/formatWorkflow.ts";
import { emptyRecord } from "../../model/json.ts";
import type { VersionHead } from "../../model/versionStore.ts";
import type { Workflow } from "../../model/workflow.ts";
import { failAt, type How } from "../../storage/failAt.ts";
import { indexedDbStore } from "../../storage/indexedDbStore.ts";
import { flush, startAutosave } from "../editor/autosave.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { useUi } from "../editor/uiStore.ts";
import { deleteWorkflow, duplicateWorkflow } from "../library/keptWorkflow.ts";
import * as library from "../library/library.ts";
import { closeLibraryDialog, useLibraryDialog } from "../library/libraryDialogs.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { keptNow, workflowStore } from "../library/workflowStore.ts";
import { importWorkspace } from "../library/workspace/workspace.ts";
import { packWorkspace } from "../library/workspace/workspaceFile.ts";
import { keepCopy } from "./tabs.ts";
import { keepCheckpoint, nameVersion, restoreVersion, startVersions } from "./versions.ts";

// Each call that a flow makes of IndexedDB fails once, one after the other. A person is then told, nothing that was kept is lost, what
// was done is still in the editor, and done again it is kept.

const toasts = vi.hoisted(() => [] as { readonly text: string; readonly run?: () => unknown }[]);
vi.mock("../ui/Toasts.tsx", () => ({
  toast: (text: string, action?: { readonly run: () => unknown }) => void toasts.push({ text, ...action }),
}));
vi.hoisted(() => {
  const nothing = (): void => undefined;
  const memory = { getItem: () => null, setItem: nothing, removeItem: nothing };
  const location = { pathname: "/", search: "", hash: "" };
  Object.assign(globalThis, { location, localStorage: memory, addEventListener: nothing, history: { state: null, replaceState: nothing } });
  Object.assign(globalThis, { document: { baseURI: "http://localhost/", visibilityState: "visible", addEventListener: nothing } });
});

// Compressing in another thread would end at no known turn.
vi.mock("../../storage/compress.ts", () => ({
  deflated: async (text: string) => new Uint8Array(deflateRawSync(text)),
  inflated: async (bytes: Uint8Array) => inflateRawSync(bytes).toString(),
}));

/** More turns of the loop than any flow takes. */
const TURNS = 500;
/** Until what nobody waits for has been done too. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const blank = (name: string): Workflow => ({ format: "vwmp/1", name, nodes: emptyRecord(), edges: [] });
const saying = (name: string, text: string): Workflow =>
  setParam(addNode(blank(name), "text", { type: "template@1" }, [0, 0]), "text", "text", text);
const edit = (change: (workflow: Workflow) => Workflow): Promise<void> => {
  editor.apply(change, { label: "edit" });
  return flush();
};
const nameIs =
  (name: string) =>
  (workflow: Workflow): boolean =>
    workflow.name === name;

type Flow = {
  readonly does: () => Promise<unknown>;
  /** Comes before it, and does not fail. */
  readonly before?: () => Promise<unknown>;
  /** Whether the editor shows what was done; left out where nothing of it is shown. */
  readonly shown?: (workflow: Workflow) => boolean;
  /** It is done again after a failure; else it is enough that the editor goes on to save. */
  readonly again?: true;
};
/** What is said of success: it tells of no failure. */
const DONE = /^(Deleted|Imported|Restored|Kept as) “/;
let version: { readonly head: VersionHead; readonly workflow: Workflow };

const FLOWS: Readonly<Record<string, Flow>> = {
  "create a workflow": { does: library.newWorkflow, shown: nameIs("Untitled workflow") },
  "open another": { does: () => library.openWorkflow("other"), again: true },
  "edit it": {
    does: () => edit((now) => setParam(now, "text", "text", "edited")),
    shown: ({ nodes }) => nodes["text"]?.params?.["text"] === "edited",
  },
  "rename it": { does: () => edit((now) => setWorkflow(now, { name: "Renamed" })), shown: nameIs("Renamed") },
  "delete it": { does: () => deleteWorkflow("open"), again: true },
  "delete another": { does: () => deleteWorkflow("other"), again: true },
  "bring back what was deleted": {
    before: () => deleteWorkflow("other"),
    does: async () => toasts.findLast(({ run }) => run !== undefined)?.run?.(),
    shown: nameIs("Other"),
  },
  "duplicate another": { does: () => duplicateWorkflow("other"), again: true },
  "import a file": { does: () => library.importWorkflow(saying("Brought", "in")), shown: nameIs("Brought") },
  "import a workspace": { does: () => importWorkspace(packed()), again: true },
  "keep a version": { does: keepCheckpoint, again: true },
  "name a version": { does: () => nameVersion(version.head, "Named"), again: true },
  "restore a version": {
    does: () => restoreVersion(version.head, version.workflow).then(flush),
    shown: ({ nodes }) => nodes["text"]?.params?.["text"] === "earlier",
  },
  // The last: what it listens to it listens to for good.
  "open the studio": { does: library.startLibrary, shown: nameIs("Open") },
};

const packed = (): File => {
  const kept = ["Packed", "Second"].map((name) => ({ ...keptNow(saying(name, name), name), updatedAt: 1 }));
  return new File([packWorkspace(kept, Date.UTC(2030, 1, 2))], "w.zip");
};

/** All that the store holds: the workflows by name, the versions of the open one by number. */
async function held(): Promise<Readonly<Record<string, string>>> {
  const store = indexedDbStore();
  const all: Record<string, string> = {};
  for (const { id, name } of await store.list()) all[`workflow ${name}`] = (await store.get(id))?.text ?? "no text";
  for (const { number, name } of await store.versions.list("open"))
    all[`version ${number}`] = `${name}: ${(await store.versions.text("open", number)) ?? "no text"}`;
  return all;
}

function workflowsIn(all: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(all).filter(([key]) => key.startsWith("workflow"));
}

/** A database with two workflows, of which one is open and has a version; nothing is left of what was before. */
async function prepare({ before }: Flow): Promise<void> {
  editor.setSaved("saved");
  editor.open(blank("Nothing"), "nowhere");
  await settled();
  vi.clearAllTimers();
  await new Promise((resolve) => Object.assign(indexedDB.deleteDatabase("vwmp"), { onsuccess: resolve }));
  const store = workflowStore();
  await store.put(keptNow(saying("Open", "as it was"), "open"));
  await store.put(keptNow(saying("Other", "of the other"), "other"));
  await store.versions.add("open", { kind: "checkpoint", name: "First", at: 1, nodes: 1, text: formatWorkflow(saying("Open", "earlier")) });
  const [head] = await store.versions.list("open");
  version = { head: head as VersionHead, workflow: saying("Open", "earlier") };
  await library.refreshLibrary();
  await library.openWorkflow("open");
  await before?.();
  await settled();
}

/** What became of a flow of which the n-th call failed. */
async function failing(flow: Flow, n: number, how: How) {
  await prepare(flow);
  const before = await held();
  const said = toasts.length;
  const plan = failAt(n, how);
  const rejected = await Promise.resolve(flow.does()).then(
    () => false,
    () => true,
  );
  await settled();
  const planted = plan.failed();
  plan.stop();
  const { dialog } = useLibraryDialog.getState();
  const told =
    useEditor.getState().saved === "failed" ||
    toasts.slice(said).some(({ text }) => !DONE.test(text)) ||
    (dialog?.of === "report" && dialog.taken.refused.length > 0);
  closeLibraryDialog();
  const after = await held();
  const { workflow } = useEditor.getState();
  if (planted) await (flow.again ? flow.does() : flush());
  await settled();
  return { planted, rejected, told, before, after, workflow, finally: await held() };
}

beforeAll(async () => {
  // What is loaded when it is first used is there.
  await readWorkflow(formatWorkflow(blank("")));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  startAutosave(keepCopy);
  startVersions();
});

test.each(Object.entries(FLOWS))("%s: whichever call of the storage fails, it is told and nothing is lost", async (_name, flow) => {
  for (const how of ["throws", "aborts"] as const) {
    const done = await failing(flow, Number.POSITIVE_INFINITY, how);
    let n = 1;
    for (; ; n += 1) {
      const { planted, rejected, told, before, after, workflow, finally: last } = await failing(flow, n, how);
      if (!planted) break;
      const call = `call ${n} ${how}`;
      expect(rejected, `${call}: nobody hears of it`).toBe(false);
      if (!told) expect(after, `${call} is told, or has been made up for`).toEqual(done.after);
      for (const [key, text] of Object.entries(before)) expect([text, done.after[key]], `${call} keeps ${key}`).toContain(after[key]);
      const kept = workflowsIn(done.after).every(([key, text]) => after[key] === text);
      expect(kept || (flow.shown?.(workflow) ?? true), `${call} leaves the work in the store or in the editor`).toBe(true);
      for (const [key, text] of workflowsIn(done.after)) expect(last[key], `${call}, then ${key}`).toBe(text);
    }
    expect(n).toBeGreaterThan(2);
  }
});

test("the dialog “Import” covers the workflow before until the new one is shown", async () => {
  useUi.setState({ importing: { text: "" } });
  const shown: string[] = [];
  const stop = useUi.subscribe(({ importing }) => importing === undefined && shown.push(useEditor.getState().workflow.name));
  await library.importWorkflow(blank("Brought"));
  stop();
  expect(shown).toEqual(["Brought"]);
});

test("a flow that keeps its failure to itself is caught", async () => {
  const silent: Flow = {
    does: () =>
      workflowStore()
        .remove("other")
        .catch(() => undefined),
  };
  const done = await failing(silent, Number.POSITIVE_INFINITY, "throws");
  const { told, after } = await failing(silent, 2, "throws");
  expect([told, done.after["workflow Other"]]).toEqual([false, undefined]);
  expect(after).not.toEqual(done.after);
});
