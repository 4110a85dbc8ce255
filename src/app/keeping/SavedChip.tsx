import { isPreviewId, type Saved, useEditor } from "../editor/editorStore.ts";
import { Icon } from "../ui/Icon.tsx";
import "./keeping.css";
import { msg, t } from "../words/words.ts";
import { openKeeping } from "./keepingStore.ts";

const SAVED: Readonly<Record<Saved | "preview", { readonly text: string; readonly icon: string }>> = {
  saved: { text: msg("Saved on this device"), icon: "check" },
  saving: { text: msg("Saving…"), icon: "clock" },
  failed: { text: msg("Not saved"), icon: "triangle-alert" },
  preview: { text: msg("Preview, not kept"), icon: "eye" },
};

/** Whether the open workflow is kept; opens what there is to know about this browser's storage. */
export function SavedChip() {
  const saved = useEditor((state) => (isPreviewId(state.id) ? "preview" : state.saved));
  const { icon } = SAVED[saved];
  const text = t(SAVED[saved].text);
  return (
    <button
      type="button"
      className="button saved"
      data-saved={saved}
      aria-haspopup="dialog"
      title={t("{text}. Show how much, and for how long", { text })}
      onClick={() => openKeeping("storage")}
    >
      <Icon name={icon} size={14} />
      <span>{text}</span>
    </button>
  );
}
