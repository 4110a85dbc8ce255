import { actionOf } from "../editor/actions.ts";
import { useEditor } from "../editor/editorStore.ts";
import { openOutput } from "../editor/openPane.ts";
import { useRunStore } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { addAfter } from "./outlineMoves.ts";
import { openConnect } from "./outlineStore.ts";

/** What is done most with the current row, as buttons; all else is in its menu. */
export function OutlineBar() {
  const node = useEditor(({ selection, workflow }) => {
    const [only = ""] = selection;
    return selection.size === 1 && (only in workflow.nodes || only in (workflow.regions ?? {})) ? only : undefined;
  });
  const some = useEditor((state) => state.selection.size + state.selectedEdges.size > 0);
  const live = useRunStore(() => actionOf("run").when?.() === false);
  return (
    <div className="outline-bar" role="toolbar" aria-label={t("Outline actions")}>
      <BarButton icon="plus" title={t("Add node")} keys="A" onClick={addAfter} />
      <BarButton icon="link" title={t("Connect to…")} keys="C" disabled={node === undefined} onClick={() => openConnect(node)} />
      <BarButton
        icon="log-in"
        title={t("Run to here")}
        keys="Space"
        disabled={node === undefined || live}
        onClick={() => actionOf("run-to").run()}
      />
      <BarButton icon="table" title={t("Output")} keys="O" disabled={node === undefined} onClick={openOutput} />
      <BarButton icon="trash-2" title={t("Delete")} keys="Delete" disabled={!some} onClick={() => actionOf("delete").run()} />
    </div>
  );
}

type ButtonProps = {
  readonly icon: string;
  readonly title: string;
  readonly keys: string;
  readonly disabled?: boolean;
  onClick(): void;
};

function BarButton({ icon, title, keys, disabled = false, onClick }: ButtonProps) {
  return (
    <button type="button" className="button outlined" title={`${title} (${keys})`} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
      <span className="outline-label">{title}</span>
    </button>
  );
}
