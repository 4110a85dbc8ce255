import type { Workflow } from "../../model/workflow.ts";
import { useEditor } from "../editor/editorStore.ts";
import { downloadBlob } from "../library/download.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { shownPalette } from "./shownPalette.ts";
import { svgToPng } from "./svgToPng.ts";
import { workflowMermaid } from "./workflowMermaid.ts";
import { workflowSvg } from "./workflowSvg.ts";

/** Downloads a picture of a workflow, in the theme that is shown. */
export async function writePicture(workflow: Workflow, format: "svg" | "png" | "mermaid"): Promise<void> {
  const { catalogue } = useEditor.getState();
  if (format === "mermaid") {
    downloadBlob(new Blob([workflowMermaid(workflow, catalogue)], { type: "text/vnd.mermaid" }), workflow.name, "mmd");
    return;
  }
  const picture = workflowSvg(workflow, catalogue, shownPalette());
  if (format === "svg") downloadBlob(new Blob([picture.svg], { type: "image/svg+xml" }), workflow.name, "svg");
  else {
    try {
      downloadBlob(await svgToPng(picture), workflow.name, "png");
    } catch {
      toast(t("The browser could not draw so large a picture. Export it as SVG instead."));
    }
  }
}
