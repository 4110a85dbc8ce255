import { msg } from "../words/words.ts";
import type { Action } from "./action.ts";
import { canGroup, groupSelection, insertNote, selectedGroups, toggleCollapsed, ungroupSelection } from "./annotating.ts";
import { align, canArrange, distribute } from "./arranging.ts";
import { bend, isBent, selectedEdge, straighten } from "./bending.ts";
import { openNodeCreator } from "./nodeCreator.ts";
import { colourNote, selectedNote, writeNote } from "./notes.ts";

const grouped = (): boolean => selectedGroups().length > 0;
const wire = (): boolean => selectedEdge() !== undefined;
const note = (): boolean => selectedNote() !== undefined;

type Line = { readonly id: string; readonly title: string; readonly icon: string; readonly least: 2 | 3; readonly run: () => void };

const LINES: readonly Line[] = [
  { id: "align-left", title: msg("Align left"), icon: "align-start-vertical", least: 2, run: () => align("left") },
  { id: "align-center", title: msg("Align centres"), icon: "align-center-vertical", least: 2, run: () => align("center") },
  { id: "align-right", title: msg("Align right"), icon: "align-end-vertical", least: 2, run: () => align("right") },
  { id: "align-top", title: msg("Align top"), icon: "align-start-horizontal", least: 2, run: () => align("top") },
  { id: "align-middle", title: msg("Align middles"), icon: "align-center-horizontal", least: 2, run: () => align("middle") },
  { id: "align-bottom", title: msg("Align bottom"), icon: "align-end-horizontal", least: 2, run: () => align("bottom") },
  {
    id: "distribute-h",
    title: msg("Distribute horizontally"),
    icon: "align-horizontal-distribute-center",
    least: 3,
    run: () => distribute("horizontal"),
  },
  {
    id: "distribute-v",
    title: msg("Distribute vertically"),
    icon: "align-vertical-distribute-center",
    least: 3,
    run: () => distribute("vertical"),
  },
];

/** What lines several nodes up. */
export const ALIGNING: readonly Action[] = LINES.map(
  ({ least, ...line }): Action => ({ ...line, keys: [], where: "canvas", when: () => canArrange(least) }),
);

/** What changes how the drawing looks, and never what it does. */
export const ARRANGING: readonly Action[] = [
  { id: "note", title: msg("Add note"), keys: ["Shift+S"], where: "canvas", icon: "sticky-note", run: insertNote },
  { id: "write-note", title: msg("Write in note"), keys: [], where: "canvas", icon: "pencil", when: note, run: writeNote },
  { id: "colour-note", title: msg("Change colour of note"), keys: [], where: "canvas", icon: "sticky-note", when: note, run: colourNote },
  {
    id: "tidy",
    title: msg("Tidy up"),
    keys: ["Shift+Alt+T", "Alt+Shift+T"],
    where: "canvas",
    icon: "wand-sparkles",
    run: () => void import("./tidying.ts").then(({ tidyUp }) => tidyUp()),
  },
  { id: "group", title: msg("Group"), keys: ["Ctrl+G"], where: "canvas", icon: "boxes", when: canGroup, run: groupSelection },
  { id: "ungroup", title: msg("Ungroup"), keys: [], where: "canvas", icon: "ungroup", when: grouped, run: ungroupSelection },
  {
    id: "collapse",
    title: msg("Collapse or expand group"),
    keys: [],
    where: "canvas",
    icon: "fold-vertical",
    when: grouped,
    run: toggleCollapsed,
  },
  ...ALIGNING,
  {
    id: "insert-on-edge",
    title: msg("Insert node"),
    keys: [],
    where: "canvas",
    icon: "plus",
    when: wire,
    run: () => {
      const edge = selectedEdge();
      if (edge !== undefined) openNodeCreator({ edge });
    },
  },
  {
    id: "bend",
    title: msg("Add reroute point"),
    keys: [],
    where: "canvas",
    icon: "spline",
    when: wire,
    run: () => {
      const edge = selectedEdge();
      if (edge !== undefined) bend(edge);
    },
  },
  { id: "straighten", title: msg("Straighten"), keys: [], where: "canvas", icon: "minus", when: isBent, run: straighten },
];
