import { create } from "zustand";
import { forgetViewOf } from "../canvas/viewport.ts";
import { editor, isPreviewId, useEditor } from "../editor/editorStore.ts";
import { isEmbedded } from "../embedded/isEmbedded.ts";
import { newWorkflow, openWorkflow } from "../library/library.ts";
import { onWorkflowOpened } from "../run/openWorkflow.ts";

/** A page around may be of the same session: its own tabs are not those of what it embeds. */
const STORED = isEmbedded() ? "vwmp.tabs.embedded" : "vwmp.tabs";

/** An open workflow; its name as it was last shown. */
export type OpenTab = { readonly id: string; readonly name: string };

/** The workflows that are open on this page, in the order in which they were opened. */
export const useTabs = create<{ readonly tabs: readonly OpenTab[] }>(() => ({ tabs: stored() }));

/** Notes every workflow that is shown as open, under its present name. Call once. */
export function startTabStrip(): void {
  onWorkflowOpened((id) => {
    if (id !== "" && !isPreviewId(id)) note(id, useEditor.getState().workflow.name);
  });
  useEditor.subscribe(({ id, workflow }, before) => {
    if (id === before.id && workflow.name !== before.workflow.name && !isPreviewId(id)) note(id, workflow.name);
  });
}

/** Closes a tab; where it was shown, the one beside it is shown. */
export async function closeTab(id: string): Promise<void> {
  const { tabs } = useTabs.getState();
  const at = tabs.findIndex((tab) => tab.id === id);
  const rest = tabs.filter((tab) => tab.id !== id);
  if (useEditor.getState().id === id) {
    const beside = rest[Math.min(at, rest.length - 1)];
    if (beside === undefined || !(await openWorkflow(beside.id))) await newWorkflow();
  }
  put(useTabs.getState().tabs.filter((tab) => tab.id !== id));
  editor.forget(id);
  forgetViewOf(id);
}

/** Shows the tab so many places on, round and round. */
export async function nextTab(step: 1 | -1): Promise<void> {
  const { tabs } = useTabs.getState();
  const at = tabs.findIndex(({ id }) => id === useEditor.getState().id);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  if (next !== undefined) await openWorkflow(next.id);
}

function note(id: string, name: string): void {
  const { tabs } = useTabs.getState();
  put(tabs.some((tab) => tab.id === id) ? tabs.map((tab) => (tab.id === id ? { id, name } : tab)) : [...tabs, { id, name }]);
}

function put(tabs: readonly OpenTab[]): void {
  useTabs.setState({ tabs });
  try {
    sessionStorage.setItem(STORED, JSON.stringify(tabs));
  } catch {
    // Where nothing may be kept, the tabs last as long as the page.
  }
}

function stored(): readonly OpenTab[] {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? "[]");
    return Array.isArray(list) ? list.filter((tab) => typeof tab?.id === "string" && typeof tab?.name === "string") : [];
  } catch {
    return [];
  }
}
