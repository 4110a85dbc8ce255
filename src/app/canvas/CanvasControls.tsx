import { useStore } from "@xyflow/react";
import { setUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { viewport } from "./viewport.ts";

/** The buttons that float over the canvas. */
export function CanvasControls() {
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <>
      <div className="canvas-add">
        <button type="button" className="button outlined" title="Add node (Tab)" onClick={() => setUi({ creator: {} })}>
          <Icon name="plus" />
          Add node
        </button>
      </div>
      <div className="canvas-zoom" role="toolbar" aria-label="Zoom">
        <IconButton icon="minus" label="Zoom out" keys="−" onClick={viewport.zoomOut} />
        <button
          type="button"
          className="button canvas-percent"
          aria-label={`Zoom to 100 %, now ${zoom} %`}
          title="Zoom to 100 % (0)"
          onClick={viewport.full}
        >
          {zoom} %
        </button>
        <IconButton icon="plus" label="Zoom in" keys="+" onClick={viewport.zoomIn} />
        <IconButton icon="maximize" label="Zoom to fit" keys="1" onClick={viewport.fit} />
        <IconButton icon="keyboard" label="Keyboard shortcuts" keys="?" onClick={() => setUi({ help: true })} />
      </div>
    </>
  );
}
