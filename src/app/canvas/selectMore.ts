import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { useEditor } from "../editor/editorStore.ts";
import { announce, setUi, useUi } from "../editor/uiStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";

/** From now on a tap adds a card to what is selected, as a click with Shift does, until nothing is selected any more. */
export function selectMore(): void {
  setUi({ more: true });
  const text = t("Tap what is to be selected too; a tap beside the cards ends that.");
  announce(text);
  toast(text);
}

/** There are fingers, which hold no keys. */
export function hasFingers(): boolean {
  return navigator.maxTouchPoints > 0;
}

/** Lets React Flow select as {@link selectMore} says. */
export function useSelectMore(): void {
  const more = useUi((state) => state.more);
  const some = useEditor((state) => state.selection.size > 0);
  const store = useStoreApi();
  useEffect(() => store.setState({ multiSelectionActive: more }), [store, more]);
  useEffect(() => {
    if (!some) setUi({ more: false });
  }, [some]);
}
