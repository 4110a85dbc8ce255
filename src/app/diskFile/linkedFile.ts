import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { Workflow } from "../../model/workflow.ts";
import { type FileLink, fileLinks } from "../../storage/fileLinks.ts";
import { onSaved } from "../editor/autosave.ts";
import { editor, isPreviewId, useEditor } from "../editor/editorStore.ts";
import { fileName } from "../library/download.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { onWorkflowOpened } from "../run/openWorkflow.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { type LinkState, useFileLink } from "./linkStore.ts";

/** What browsers with files on disk have beyond the types of the platform. */
type Asking = FileSystemFileHandle & {
  queryPermission(of: { readonly mode: "readwrite" }): Promise<PermissionState>;
  requestPermission(of: { readonly mode: "readwrite" }): Promise<PermissionState>;
};
type Picker = (options: {
  readonly suggestedName: string;
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[];
}) => Promise<FileSystemFileHandle>;

const MODE = { mode: "readwrite" } as const;
/** Milliseconds between two looks at the file while the page is in sight. */
const LOOK = 3000;

const links = fileLinks();
/** The open workflow's. `seen`: when the file was last known to be changed. */
let current: { readonly id: string; link: FileLink; seen: number } | undefined;
let work: Promise<void> = Promise.resolve();

/** Saves the open workflow to the file it is linked to, too, and notices what others write there. Call once. */
export function startLinks(): void {
  onWorkflowOpened((id) => void inTurn(() => enter(id)));
  onSaved((id) => id === current?.id && void inTurn(save));
  const look = (): void => void (document.visibilityState === "visible" && inTurn(notice));
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK);
}

/** Has a file chosen that the open workflow is saved to from now on; says so where there is one already. */
export async function linkToFile(): Promise<void> {
  const { id, workflow } = useEditor.getState();
  if (current?.id === id) {
    toast(t("“{workflow}” is saved to {file}, too.", { workflow: workflow.name, file: current.link.handle.name }), {
      label: t("Unlink"),
      run: () => void unlink(),
    });
    return;
  }
  const pick = (globalThis as unknown as { readonly showSaveFilePicker: Picker }).showSaveFilePicker;
  const handle = await pick({
    suggestedName: `${fileName(workflow.name)}.vwmp.json`,
    types: [{ description: t("Workflow"), accept: { "application/json": [".json"], "application/yaml": [".yaml", ".yml"] } }],
  }).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === "AbortError")) toast(t("The file could not be opened."));
    return undefined;
  });
  if (handle === undefined || useEditor.getState().id !== id) return;
  await inTurn(async () => {
    current = { id, link: { handle, text: "" }, seen: 0 };
    await write();
  });
  if (useFileLink.getState().link?.state === "linked")
    toast(t("“{workflow}” is now saved to {file}, too.", { workflow: workflow.name, file: handle.name }));
}

/** The workflow is saved in this browser alone again; the file stays as it is. */
export function unlink(): Promise<void> {
  return inTurn(async () => {
    const id = current?.id;
    current = undefined;
    show(undefined);
    if (id !== undefined) await links.remove(id).catch(() => toast(t("The browser may still remember the file: unlink it again later.")));
  });
}

/** Asks the browser to let the file be read and written again. Only where a person has just pressed something. */
export async function allowAgain(): Promise<void> {
  const answer = await (current?.link.handle as Asking | undefined)?.requestPermission(MODE);
  if (answer !== "granted") return;
  show("linked");
  await inTurn(async () => {
    await notice();
    await save();
  });
}

/** Makes what somebody else wrote into the file the open workflow, as one step that can be undone. */
export function takeFile(): Promise<void> {
  return inTurn(async () => {
    if (current === undefined) return;
    const file = await current.link.handle.getFile();
    const text = await file.text();
    const { workflow } = await readWorkflow(text);
    if (workflow === undefined) {
      toast(t("{file} does not hold a workflow that can be read.", { file: current.link.handle.name }));
      return;
    }
    editor.apply(() => workflow, { label: t("take in {file}", { file: current.link.handle.name }) });
    await agree(text, file.lastModified);
  });
}

/** Writes the open workflow over what somebody else wrote into the file. */
export function keepMine(): Promise<void> {
  return inTurn(write);
}

/** One thing at a time; what fails is shown, and the workflow stays in this browser's storage. */
function inTurn(step: () => Promise<void>): Promise<void> {
  work = work.then(step).catch(() => show("failed"));
  return work;
}

async function enter(id: string): Promise<void> {
  current = undefined;
  show(undefined);
  const link = isPreviewId(id) ? undefined : await links.get(id).catch(unread);
  if (link === undefined || useEditor.getState().id !== id) return;
  current = { id, link, seen: 0 };
  const state = await (link.handle as Asking).queryPermission(MODE);
  show(state === "granted" ? "linked" : "ask");
  await notice();
}

function unread(): undefined {
  toast(t("Whether this workflow is saved to a file, too, could not be read: open it again."));
}

async function save(): Promise<void> {
  if (useFileLink.getState().link?.state !== "linked") return;
  await notice();
  if (useFileLink.getState().link?.state === "linked") await write();
}

/** Looks whether the file holds something else than was last written or taken in. */
async function notice(): Promise<void> {
  if (current === undefined || useFileLink.getState().link?.state !== "linked") return;
  const file = await current.link.handle.getFile();
  if (file.lastModified === current.seen) return;
  if ((await file.text()) === current.link.text) current.seen = file.lastModified;
  else show("changed");
}

async function write(): Promise<void> {
  const { id, workflow, readOnly } = useEditor.getState();
  if (current === undefined || current.id !== id || readOnly) return;
  const { handle } = current.link;
  const text = await textFor(handle, workflow);
  const to = await handle.createWritable();
  await to.write(text);
  await to.close();
  await agree(text, (await handle.getFile()).lastModified);
}

/** Remembers that file and workflow are the same now. */
async function agree(text: string, seen: number): Promise<void> {
  if (current === undefined) return;
  current.link = { handle: current.link.handle, text };
  current.seen = seen;
  show("linked");
  await links.put(current.id, current.link);
}

async function textFor({ name }: FileSystemFileHandle, workflow: Workflow): Promise<string> {
  return /\.ya?ml$/i.test(name) ? (await import("../../formats/yaml.ts")).writeYaml(workflow) : formatWorkflow(workflow);
}

function show(state: LinkState["state"] | undefined): void {
  const name = current?.link.handle.name;
  useFileLink.setState({ link: state === undefined || name === undefined ? undefined : { name, state } });
}
