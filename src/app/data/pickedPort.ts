import { create } from "zustand";
import { editor } from "../editor/editorStore.ts";
import { openDock } from "../run/dockStore.ts";
import { openWorkflow, useOpenWorkflow } from "../run/openWorkflow.ts";

type Port = { readonly node: string; readonly port: string; readonly side?: "input" };

/** The port that was picked, and the selection that it was picked with. */
const usePicked = create<{ readonly port?: Port; readonly with?: ReadonlySet<string> }>(() => ({}));

/** The port whose items the dock shows because it was picked; undefined since something else was selected. */
export function usePickedPort(): Port | undefined {
  const selection = useOpenWorkflow((state) => state.selection);
  const picked = usePicked();
  return picked.with === selection ? picked.port : undefined;
}

export function pickPort({ node, port, side }: Port): void {
  usePicked.setState({ port: { node, port, ...(side && { side }) }, with: openWorkflow().selection });
}

/** Selects a node and opens the dock at the items of one of its ports. */
export function showPort(at: Port): void {
  editor.select([at.node]);
  pickPort(at);
  openDock("Data");
}
