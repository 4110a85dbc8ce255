import { extractWorkflow } from "../../model/extract.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, tn, told } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { onGrid, positionsOf } from "./grid.ts";
import { drawingOf } from "./portsOfNode.ts";
import { selectedRoots, withInside } from "./regions.ts";
import { announce } from "./uiStore.ts";

/** Makes a workflow of the selected nodes, with a call in their place, or says why that would change what a run gives. */
export function extractSelection(): void {
  const { workflow, catalogue } = useEditor.getState();
  const ids = new Set([...withInside(workflow, selectedRoots())].filter((name) => !name.includes(":")));
  const places = [...ids].flatMap((id) => [positionsOf(workflow).get(id) ?? []]).filter((place) => place.length === 2);
  const mean = (axis: 0 | 1): number => places.reduce((sum, place) => sum + (place[axis] ?? 0), 0) / Math.max(1, places.length);
  const name = t("Part {count}", { count: Object.keys(workflow.workflows ?? {}).length + 1 });
  const taken = extractWorkflow(workflow, ids, name, drawingOf(workflow, catalogue).edges, onGrid({ x: mean(0), y: mean(1) }));
  if ("refused" in taken) {
    toast(t("Not extracted. {refused}", { refused: told(taken.refused) }));
    return;
  }
  editor.apply(() => taken.workflow, { label: t("extract to sub-workflow") });
  editor.select([taken.id]);
  announce(tn(ids.size, "Extracted {count} node to {name}", "Extracted {count} nodes to {name}", { name }));
}
