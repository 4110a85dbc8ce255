import { actionOf } from "../editor/actions.ts";
import { setUi, type UiState } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import { Menu } from "../ui/Menu.tsx";
import { viewport } from "./viewport.ts";

const ENTRIES: Readonly<Record<"canvas" | "node" | "edge", readonly string[]>> = {
  canvas: ["add", "paste", "", "select-all", "zoom-fit", "", "undo", "redo", "", "help"],
  node: ["open", "rename", "connect", "", "run-to", "disable", "", "copy", "cut", "duplicate", "", "delete"],
  edge: ["delete"],
};

/** The menu of the canvas, of the selected nodes or of an edge: actions with their keys. */
export function ContextMenu({ menu }: { readonly menu: NonNullable<UiState["menu"]> }) {
  const choose = (id: string) => () => {
    if (id === "add") setUi({ creator: { at: viewport.toFlow(menu) } });
    else actionOf(id).run();
  };
  return (
    <Menu label={`Actions of the ${menu.of}`} at={menu} onClose={() => setUi({ menu: undefined })}>
      {ENTRIES[menu.of].map((id, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is constant
        if (id === "") return <hr key={index} />;
        const action = actionOf(id);
        return (
          <button key={id} type="button" disabled={action.when?.() === false} onClick={choose(id)}>
            <Icon name={action.icon ?? "chevron-right"} />
            <span>{action.title}</span>
            <Keys keys={action.keys[0]} />
          </button>
        );
      })}
    </Menu>
  );
}
