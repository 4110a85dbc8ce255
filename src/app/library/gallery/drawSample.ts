import { useEditor } from "../../editor/editorStore.ts";
import { shownPalette } from "../../picture/shownPalette.ts";
import { workflowSvg } from "../../picture/workflowSvg.ts";
import { readWorkflow } from "../readWorkflow.ts";

/** The address of a picture of a sample, in the theme that is shown; undefined where it cannot be loaded. */
export async function drawSample(file: string): Promise<string | undefined> {
  try {
    const text = await (await fetch(new URL(`examples/${file}`, document.baseURI))).text();
    const { workflow } = await readWorkflow(text);
    if (workflow === undefined) return undefined;
    const { svg } = workflowSvg(workflow, useEditor.getState().catalogue, shownPalette());
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  } catch {
    return undefined;
  }
}
