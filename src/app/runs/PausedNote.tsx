import { setUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import "./outputNotes.css";
import { t } from "../words/words.ts";
import { usePausedBefore } from "./waitingPorts.ts";

/** Over a node's output, while the run is paused before the node: that it is, and the way to what waits there. */
export function PausedNote({ node }: { readonly node: string }) {
  if (!usePausedBefore(node)) return null;
  return (
    <div className="pin-bar">
      <span className="pin-state">
        <Icon name="pause" size={14} />
        {t("The run is paused before this step.")}
      </span>
      <button type="button" className="button" onClick={() => setUi({ tab: "Input" })}>
        {t("Show the input")}
      </button>
    </div>
  );
}
