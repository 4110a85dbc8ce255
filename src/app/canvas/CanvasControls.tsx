import { useStore } from "@xyflow/react";
import { actionOf } from "../editor/actions.ts";
import { useEditor } from "../editor/editorStore.ts";
import { openNodeCreator } from "../editor/nodeCreator.ts";
import { setUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Keys } from "../ui/Keys.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMenuAt } from "../ui/useMenuAt.ts";
import { t } from "../words/words.ts";
import { viewport } from "./viewport.ts";

const WRAPS = ["wrap-loop", "wrap-map", "wrap-try", "wrap-exclusive"] as const;

/** The buttons that float over the canvas. */
export function CanvasControls() {
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <>
      <div className="canvas-add">
        <button type="button" className="button outlined" title={t("Add node (Tab)")} onClick={() => openNodeCreator()}>
          <Icon name="plus" />
          {t("Add node")}
        </button>
        <WrapButton />
      </div>
      <div className="canvas-zoom" role="toolbar" aria-label={t("Zoom")}>
        <IconButton icon="minus" label={t("Zoom out")} keys="−" onClick={viewport.zoomOut} />
        <button
          type="button"
          className="button canvas-percent"
          aria-label={t("Zoom to 100 %, now {zoom} %", { zoom })}
          title={t("Zoom to 100 % (0)")}
          onClick={viewport.full}
        >
          {zoom} %
        </button>
        <IconButton icon="plus" label={t("Zoom in")} keys="+" onClick={viewport.zoomIn} />
        <IconButton icon="maximize" label={t("Zoom to fit")} keys="1" onClick={viewport.fit} />
        <IconButton icon="wand-sparkles" label={t("Tidy up")} keys="Shift+Alt+T" onClick={() => actionOf("tidy").run()} />
        <IconButton icon="keyboard" label={t("Keyboard shortcuts")} keys="?" onClick={() => setUi({ help: true })} />
      </div>
    </>
  );
}

/** Offers the kinds of region for what is selected; not there while nothing is. */
function WrapButton() {
  const some = useEditor((state) => state.selection.size > 0);
  const menu = useMenuAt();
  if (!some && menu.at === undefined) return null;
  return (
    <>
      <button
        type="button"
        className="button outlined"
        aria-haspopup="menu"
        aria-expanded={menu.at !== undefined}
        title={t("Make a region of the selected nodes")}
        onClick={menu.open}
      >
        <Icon name="group" />
        {t("Wrap in a region")}
      </button>
      {menu.at !== undefined && (
        <Menu label={t("Wrap in a region")} at={menu.at} onClose={menu.close}>
          {WRAPS.map((id) => {
            const { title, icon, keys, run } = actionOf(id);
            return (
              <button key={id} type="button" onClick={run}>
                <Icon name={icon ?? "group"} />
                <span>{title}</span>
                <Keys keys={keys[0]} />
              </button>
            );
          })}
        </Menu>
      )}
    </>
  );
}
