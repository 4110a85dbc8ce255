import type { Workflow } from "../../model/workflow.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { setUi } from "../editor/uiStore.ts";
import { openNew, openSample, openWorkflow, useLibrary } from "../library/library.ts";
import { setLive } from "../live/liveStore.ts";
import { openDock } from "../run/dockStore.ts";
import { runActions } from "../run/runActions.ts";
import { msg } from "../words/words.ts";

export type TourStep = {
  /** English, like the texts: drawn with `t`. */
  readonly title: string;
  readonly text: string;
  /** What is said instead after the tab was closed and opened again. */
  readonly returnedText?: string;
  /** A CSS selector of what the step is about. */
  readonly at: string;
  /** What has to be shown for it. */
  readonly prepare?: () => void | Promise<void>;
  /** The step is over when a run has succeeded. */
  readonly untilRun?: true;
  /** The tab may be closed in it. */
  readonly leaves?: true;
};

const SLOW_ID = "sample-tour";

/** Waits long enough for somebody to close the tab and open it again. */
const SLOW: Workflow = {
  format: "vwmp/1",
  name: "Letters that wait",
  description: "Three letters that are sent after 20 seconds.",
  nodes: {
    people: { type: "csv-parse@1", name: "People", params: { text: "name\nAda\nBob\nZoë\n" } },
    pause: { type: "wait@1", name: "20 seconds", params: { duration: "20s" } },
    letters: { type: "template@1", name: "Letters", params: { text: "Dear ${item.name}, here I am again." } },
  },
  edges: ["people -> pause", "pause -> letters"],
  layout: { nodes: { people: [0, 0], pause: [280, 0], letters: [560, 0] } },
};

export const TOUR: readonly TourStep[] = [
  {
    title: msg("Run a workflow"),
    text: msg("This one reads four years of weather and finds the wettest months. Press Run, or Ctrl+Enter."),
    at: ".run-split .primary",
    prepare: openFirstSample,
    untilRun: true,
  },
  {
    title: msg("See what happened"),
    text: msg("Each card says how its step went, each wire how many items passed. Choose a card to see its items here."),
    at: ".dock-bar",
    prepare: () => openDock("Data"),
  },
  {
    title: msg("Let it follow you"),
    text: msg(
      "Live is on: in the condition of this filter put 20 in place of 0, and the results follow as you type. What reaches outside waits for Run.",
    ),
    at: ".live-switch",
    prepare: showLive,
  },
  {
    title: msg("Close this tab now"),
    text: msg(
      "This run waits for 20 seconds. Close the tab, open it again and choose “Go on”: the run finishes as if nothing had been. Or just go on here.",
    ),
    at: ".run-status",
    prepare: startSlowRun,
    leaves: true,
  },
  {
    title: msg("Make your own"),
    text: msg(
      "Drop a file on the canvas, paste a table, an address or a cURL command, or press Tab for a first step. Ctrl+K finds every command, this tour too.",
    ),
    returnedText: msg(
      "Welcome back. Choose “Go on”, and the run that was left finishes. Then make your own: drop a file on the canvas, or paste a table.",
    ),
    at: ".canvas",
  },
];

async function openFirstSample(): Promise<void> {
  const [first] = useLibrary.getState().samples;
  if (first !== undefined) await openSample(first);
}

function showLive(): void {
  const { id, workflow } = useEditor.getState();
  setLive(id, true);
  const kept = Object.entries(workflow.nodes).find(([, node]) => node.type.startsWith("filter@"))?.[0];
  if (kept === undefined) return;
  editor.select([kept]);
  setUi({ inspector: true, tab: "Params" });
}

async function startSlowRun(): Promise<void> {
  if (useEditor.getState().id !== SLOW_ID && !(await openWorkflow(SLOW_ID))) await openNew(SLOW, SLOW_ID);
  await runActions.start();
}
