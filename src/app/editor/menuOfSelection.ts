import { GROUP, NOTE } from "../../model/annotations.ts";
import { own } from "../../model/json.ts";
import { viewport } from "../canvas/viewport.ts";
import { selectedEdge } from "./bending.ts";
import { useEditor } from "./editorStore.ts";
import { setUi, type UiState } from "./uiStore.ts";

/** Opens the menu of what is selected, at it; that of the canvas where nothing is. */
export function openMenuOfSelection(): void {
  const { selection } = useEditor.getState();
  const edge = selectedEdge();
  const [first = edge] = selection;
  setUi({ menu: { ...viewport.middleOf(first), of: edge === undefined ? kindOf(selection) : "edge" } });
}

function kindOf(selection: ReadonlySet<string>): NonNullable<UiState["menu"]>["of"] {
  const [only = ""] = selection;
  if (selection.size === 0) return "canvas";
  if (selection.size > 1) return "node";
  if (only.startsWith(NOTE)) return "note";
  if (only.startsWith(GROUP)) return "group";
  return own(useEditor.getState().workflow.regions, only) === undefined ? "node" : "region";
}
