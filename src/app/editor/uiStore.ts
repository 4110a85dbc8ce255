import { create } from "zustand";

export type PortRef = { readonly node: string; readonly port: string; readonly side: "input" | "output" };
export type Point = { readonly x: number; readonly y: number };
export type InspectorTab = "Input" | "Params" | "Output" | "Policy" | "Docs";
export type RailTab = "Workflows" | "Nodes" | "Runs" | "Secrets" | "Settings";
export type Pane = "Canvas" | "Library" | "Inspector";

/** What of the window is open. Nothing here belongs to the workflow. */
export type UiState = {
  /** The dialog “Add node”: where the node goes, and the port a dropped edge came from or the edge it is put into. */
  readonly creator: { readonly at?: Point; readonly from?: PortRef; readonly edge?: string } | undefined;
  /** A port picked up with the keyboard, waiting for its other end. */
  readonly connecting: PortRef | undefined;
  /** A tap adds a card to what is selected. */
  readonly more: boolean;
  readonly menu: (Point & { readonly of: "canvas" | "node" | "region" | "edge" | "note" | "group" }) | undefined;
  readonly importing: { readonly text: string } | undefined;
  /** The search dialog that is open. */
  readonly search: "commands" | "workflow" | undefined;
  readonly help: boolean;
  /** The note that is being written. */
  readonly note: string | undefined;
  readonly rail: RailTab | undefined;
  readonly inspector: boolean;
  readonly tab: InspectorTab;
  /** The one pane shown where the window is narrow. */
  readonly pane: Pane;
  /** Said to screen readers. */
  readonly announcement: string;
};

export const useUi = create<UiState>(() => ({
  creator: undefined,
  connecting: undefined,
  more: false,
  menu: undefined,
  importing: undefined,
  search: undefined,
  help: false,
  note: undefined,
  rail: "Workflows",
  inspector: true,
  tab: "Params",
  pane: "Canvas",
  announcement: "",
}));

/** Changes what is open. */
export const setUi = (change: Partial<UiState>): void => useUi.setState(change);

let hushed = false;

/** Until the code that asked for it has run to its end nothing is announced: what was to be said was refused, and is not true. */
export function hush(): void {
  hushed = true;
  queueMicrotask(() => {
    hushed = false;
  });
}

/** Says something to screen readers without showing it. */
export function announce(text: string): void {
  if (hushed) return;
  useUi.setState({ announcement: text });
}

/** Takes back what was said, unless something else has been said since: it is not true any more. */
export function unannounce(text: string): void {
  if (useUi.getState().announcement === text) useUi.setState({ announcement: "" });
}
