import { useEffect, useState } from "react";
import type { NodeDescription } from "../../model/nodeType.ts";
import { useEditor } from "../editor/editorStore.ts";
import type { SavedWorkflows } from "./savedWorkflows.ts";

const NONE_SAVED: SavedWorkflows = new Map();

/** The kept workflows that can be called, read when this is first shown; until then, and where the storage fails, there are none. */
export function useSaved(catalogue: readonly NodeDescription[]): SavedWorkflows {
  const [saved, setSaved] = useState(NONE_SAVED);
  const open = useEditor((state) => state.id);
  useEffect(() => {
    let shown = true;
    void import("./savedWorkflows.ts")
      .then(({ savedWorkflows }) => savedWorkflows(catalogue, open))
      .then((found) => shown && setSaved(found))
      .catch(() => undefined);
    return () => {
      shown = false;
    };
  }, [catalogue, open]);
  return saved;
}
