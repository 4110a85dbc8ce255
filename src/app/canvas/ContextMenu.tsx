import type { Action } from "../editor/action.ts";
import { actionOf } from "../editor/actions.ts";
import { ALIGNING } from "../editor/arrangingActions.ts";
import { useEditor } from "../editor/editorStore.ts";
import { openNodeCreator } from "../editor/nodeCreator.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { deleteWithNodes, moveSelection, regionsBeside, unwrap } from "../editor/regions.ts";
import { selectedNode } from "../editor/selecting.ts";
import { setUi, type UiState } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import { Menu } from "../ui/Menu.tsx";
import { msg, t } from "../words/words.ts";
import { hasFingers, selectMore } from "./selectMore.ts";
import { viewport } from "./viewport.ts";

/** Most regions offered to move into. */
const MOST_REGIONS = 8;
const WRAPS = ["wrap-loop", "wrap-map", "wrap-try", "wrap-exclusive", "into", "move-out"];
const ARRANGES = [...ALIGNING.map(({ id }) => id), "tidy"];
const ENTRIES: Readonly<Record<NonNullable<UiState["menu"]>["of"], readonly string[]>> = {
  canvas: ["add", "note", "paste", "", "tidy", "select-all", "zoom-fit", "", "undo", "redo", "", "help"],
  node: [
    "open",
    "rename",
    "connect",
    "select-more",
    "",
    "run-step",
    "run-to",
    "run-from",
    "retry-from",
    "cancel-selected",
    "",
    "pin",
    "breakpoint",
    "disable",
    "",
    "group",
    ...WRAPS,
    "extract",
    "",
    ...ARRANGES,
    "",
    "copy",
    "cut",
    "duplicate",
    "",
    "delete",
    "delete-heal",
  ],
  region: [
    "open",
    "rename",
    "connect",
    "select-more",
    "",
    "cancel-selected",
    "",
    ...WRAPS,
    "",
    "copy",
    "duplicate",
    "",
    "remove-region",
    "delete-with-nodes",
  ],
  edge: ["open-wire", "", "insert-on-edge", "bend", "straighten", "", "delete"],
  note: ["write-note", "colour-note", "select-more", "", "copy", "duplicate", "", "delete"],
  group: ["rename", "collapse", "ungroup", "select-more", "", "copy", "duplicate", "", "delete"],
};

const TITLES: Readonly<Record<keyof typeof ENTRIES, string>> = {
  canvas: msg("Actions of the canvas"),
  node: msg("Actions of the node"),
  region: msg("Actions of the region"),
  edge: msg("Actions of the edge"),
  note: msg("Actions of the note"),
  group: msg("Actions of the group"),
};

/** The menu of the canvas, of the selected nodes or of an edge: actions with their keys. */
export function ContextMenu({ menu }: { readonly menu: NonNullable<UiState["menu"]> }) {
  return (
    <Menu label={t(TITLES[menu.of])} at={menu} onClose={() => setUi({ menu: undefined })}>
      {ENTRIES[menu.of].map((id, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is constant
        if (id === "") return <hr key={index} />;
        return entriesOf(id, menu).map((action) => (
          <button key={action.id} type="button" disabled={action.when?.() === false} onClick={action.run}>
            <Icon name={action.icon ?? "chevron-right"} />
            <span>{t(action.title)}</span>
            <Keys keys={action.keys[0]} />
          </button>
        ));
      })}
    </Menu>
  );
}

/** An entry as actions: those that depend on where the menu is, or on the regions there are, are made here. */
function entriesOf(id: string, menu: NonNullable<UiState["menu"]>): readonly Action[] {
  const made = (title: string, icon: string, run: () => void, key = id): Action => ({
    id: key,
    title,
    keys: [],
    where: "canvas",
    icon,
    run,
  });
  const region = selectedNode();
  if (id === "add") return [{ ...actionOf(id), run: () => openNodeCreator({ at: viewport.toFlow(menu) }) }];
  if (id === "remove-region") return region === undefined ? [] : [made(t("Remove the region"), "ungroup", () => unwrap(region))];
  if (id === "delete-with-nodes")
    return region === undefined ? [] : [made(t("Delete with nodes"), "trash-2", () => deleteWithNodes(region))];
  if (id === "select-more") return hasFingers() ? [made(t("Select more"), "plus", selectMore)] : [];
  if (id === "move-out") return [actionOf(id)].filter(({ when }) => when?.() !== false);
  if (ARRANGES.includes(id) || id === "straighten" || id === "extract") return [actionOf(id)].filter(({ when }) => when?.() !== false);
  if (id === "cancel-selected" || id === "retry-from") return [actionOf(id)].filter(({ when }) => when?.() !== false);
  if (id !== "into") return [actionOf(id)];
  const { workflow } = useEditor.getState();
  return regionsBeside()
    .slice(0, MOST_REGIONS)
    .map((into) => made(t("Move into {title}", { title: titleOf(workflow, into) }), "log-in", () => moveSelection(into), `into ${into}`));
}
