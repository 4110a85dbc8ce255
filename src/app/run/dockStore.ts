import { create } from "zustand";
import { msg } from "../words/words.ts";

export const DOCK_TABS = [msg("Timeline"), msg("Log"), msg("Data"), msg("Tests"), msg("Problems")] as const;
/** “Compare” is there only while two runs are compared. */
export type DockTab = (typeof DOCK_TABS)[number] | "Compare";

const SMALLEST = 96;
const USUAL = 260;
/** CSS pixels below which the bars wrap. */
const PHONE = 600;
const STORED = "vwmp.dock.height";

type DockState = { readonly open: boolean; readonly tab: DockTab; readonly height: number };

export const useDock = create<DockState>(() => ({ open: false, tab: "Timeline", height: storedHeight() }));

/** Opens the dock on a tab, or as it was. */
export function openDock(tab?: DockTab): void {
  useDock.setState(tab === undefined ? { open: true } : { open: true, tab });
}

export function toggleDock(): void {
  useDock.setState((state) => ({ open: !state.open }));
}

/** Sets the height in CSS pixels, within what leaves room for the canvas. */
export function resizeDock(height: number): void {
  const fitting = Math.round(Math.min(Math.max(height, SMALLEST), tallest()));
  useDock.setState({ height: fitting, open: true });
  try {
    localStorage.setItem(STORED, String(fitting));
  } catch {
    // A page without storage forgets the height; nothing else is lost.
  }
}

export function tallest(): number {
  return Math.max(SMALLEST, globalThis.innerHeight * 0.7);
}

function storedHeight(): number {
  try {
    const height = Number(localStorage.getItem(STORED));
    return height >= SMALLEST ? height : usualHeight();
  } catch {
    return usualHeight();
  }
}

/** In a window as narrow as a phone's the bars of a panel take more lines, and more is left below the canvas. */
function usualHeight(): number {
  const { innerWidth, innerHeight } = globalThis;
  return innerWidth < PHONE ? Math.round(Math.max(USUAL, innerHeight * 0.45)) : USUAL;
}
