import { addGroup, addNote, GROUP, groupsOf, NOTE, removeAnnotations, setGroup } from "../../model/annotations.ts";
import { viewport } from "../canvas/viewport.ts";
import { t, tn } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { onGrid } from "./grid.ts";
import { NAME, openPane } from "./openPane.ts";
import { selectedRoots } from "./regions.ts";
import { announce, type Point, setUi, useUi } from "./uiStore.ts";

/** Puts an empty note where the menu is open, else in the middle of what is shown, ready to be written. */
export function insertNote(): void {
  const { menu } = useUi.getState();
  const { x, y }: Point = menu === undefined ? viewport.center() : viewport.toFlow(menu);
  let made = "";
  editor.apply(
    (before) => {
      const { workflow, id } = addNote(before, { at: onGrid({ x: x - 120, y: y - 60 }) });
      made = id;
      return workflow;
    },
    { label: t("add note") },
  );
  editor.select([NOTE + made]);
  setUi({ note: made });
  announce(t("Note added"));
}

/** Puts the selected nodes and regions into a group of their own, whose name is written next. */
export function groupSelection(): void {
  const members = selectedRoots().filter((name) => !name.includes(":"));
  if (members.length === 0) return;
  let made = "";
  editor.apply(
    (before) => {
      const { workflow, id } = addGroup(before, t("Group {number}", { number: groupsOf(before).length + 1 }), members);
      made = id;
      return workflow;
    },
    { label: t("group") },
  );
  if (made === "") return;
  editor.select([GROUP + made]);
  openPane(NAME);
  announce(tn(members.length, "Grouped {count} node", "Grouped {count} nodes"));
}

/** True where nodes or regions are selected. */
export function canGroup(): boolean {
  return [...useEditor.getState().selection].some((name) => !name.includes(":"));
}

/** The groups that are selected. */
export function selectedGroups(): readonly string[] {
  return [...useEditor.getState().selection].filter((name) => name.startsWith(GROUP));
}

/** Takes the selected groups away; their members stay and are selected. */
export function ungroupSelection(): void {
  const names = selectedGroups();
  const { workflow } = useEditor.getState();
  const members = groupsOf(workflow).flatMap(({ id, nodes }) => (names.includes(GROUP + id) ? nodes : []));
  editor.apply((before) => removeAnnotations(before, names), { label: t("ungroup") });
  editor.select(members);
  announce(t("Group removed"));
}

/** Collapses the selected groups, or expands them when all are collapsed. */
export function toggleCollapsed(): void {
  const names = selectedGroups();
  const groups = groupsOf(useEditor.getState().workflow).filter(({ id }) => names.includes(GROUP + id));
  const collapsed = groups.some((group) => !group.collapsed);
  editor.apply((before) => groups.reduce((next, { id }) => setGroup(next, id, { collapsed }), before), {
    label: collapsed ? t("collapse group") : t("expand group"),
  });
}
