import { showFirstChart } from "../data/firstChart.ts";
import { type DockTab, openDock, useDock } from "./dockStore.ts";
import { openWorkflow } from "./openWorkflow.ts";

let shown = false;

/** Milliseconds after which a run is long enough to load something meanwhile. */
const LONG = 500;

/** Loads, while a first run of some length goes on, what its result is shown in: at its end that would take the frame that tells of it. */
export function expectResult(): void {
  if (shown) return;
  setTimeout(() => {
    if (!shown) void import("../data/DataPanel.tsx").catch(() => undefined);
  }, LONG);
}

/**
 * After the first run of a visit opens the dock on its result, where nothing is selected and the dock is closed, in a first visit with a
 * chart of it: a frame behind the end of the run, which would else be shown only once the canvas was laid out anew.
 */
export function showFirstResult(): void {
  if (shown) return;
  shown = true;
  openUnasked("Data");
}

/** After a run that failed opens the dock where it says what failed, in the same way; also in place of the problems, which it had none of. */
export function showFailure(): void {
  openUnasked("Log");
}

function openUnasked(tab: DockTab): void {
  requestAnimationFrame(() => {
    const { open, tab: now } = useDock.getState();
    if (open ? tab !== "Log" || now !== "Problems" : openWorkflow().selection.size > 0) return;
    if (tab === "Data") showFirstChart();
    openDock(tab);
  });
}
