import { useEditor } from "./editor/editorStore.ts";
import { downloadWorkflow } from "./library/download.ts";
import { Icon } from "./ui/Icon.tsx";
import { t } from "./words/words.ts";

/** Says that the browser keeps nothing at the moment, and offers the file instead. */
export function StorageBanner() {
  const failed = useEditor((state) => state.saved === "failed");
  if (!failed) return null;
  return (
    <div className="banner" role="alert">
      <Icon name="triangle-alert" />
      <p>
        <strong>{t("This browser’s storage failed.")}</strong>{" "}
        {t("Your work is safe in this tab as long as it stays open; saving is tried again every few seconds.")}
      </p>
      <button type="button" className="button outlined" onClick={() => void downloadWorkflow(useEditor.getState().workflow, "json")}>
        <Icon name="download" />
        {t("Download")}
      </button>
    </div>
  );
}
