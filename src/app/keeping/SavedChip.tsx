import { isPreviewId, type Saved, useEditor } from "../editor/editorStore.ts";
import { Icon } from "../ui/Icon.tsx";
import "./keeping.css";
import { openKeeping } from "./keepingStore.ts";

const SAVED: Readonly<Record<Saved | "preview", { readonly text: string; readonly icon: string }>> = {
  saved: { text: "Saved on this device", icon: "check" },
  saving: { text: "Saving…", icon: "clock" },
  failed: { text: "Not saved", icon: "triangle-alert" },
  preview: { text: "Preview, not kept", icon: "eye" },
};

/** Whether the open workflow is kept; opens what there is to know about this browser's storage. */
export function SavedChip() {
  const saved = useEditor((state) => (isPreviewId(state.id) ? "preview" : state.saved));
  const { text, icon } = SAVED[saved];
  return (
    <button
      type="button"
      className="button saved"
      data-saved={saved}
      aria-haspopup="dialog"
      title={`${text}. Show how much, and for how long`}
      onClick={() => openKeeping("storage")}
    >
      <Icon name={icon} size={14} />
      <span>{text}</span>
    </button>
  );
}
