import { useEffect } from "react";
import type { Permissions } from "../../model/workflow.ts";
import { isPreviewId, useEditor } from "../editor/editorStore.ts";
import { announce } from "../editor/uiStore.ts";
import { discardPreview, openNew } from "../library/library.ts";
import { counted } from "../recovery/counted.ts";
import { needsNothing } from "../run/grants.ts";
import { Icon } from "../ui/Icon.tsx";
import { AskedList } from "./AskedList.tsx";
import { documentsIn } from "./askedBy.ts";
import { findAsked, type PreviewSource, usePreview } from "./preview.ts";
import "./share.css";

const SOURCES: Readonly<Record<PreviewSource, string>> = {
  link: "from a link",
  path: "from a file of this site",
  file: "from a file",
};
/** Over a preview: what the workflow is and asks for, and the choice to keep it. There while nobody has chosen. */
export function PreviewBanner() {
  const shown = useEditor((state) => isPreviewId(state.id));
  return shown ? <Preview /> : null;
}

function Preview() {
  const workflow = useEditor((state) => state.workflow);
  const { source, asked } = usePreview();
  const failed = asked !== undefined && "problem" in asked ? asked.problem : undefined;
  useEffect(() => announce(`Preview of ${workflow.name}, ${SOURCES[source]}. It cannot run before you keep it.`), [workflow, source]);
  const keep = (): void => {
    void openNew(workflow).then(() => announce(`Kept ${workflow.name} on this device`));
  };
  return (
    <section className="preview" aria-label="Preview">
      <Icon name="eye" />
      <div className="preview-facts">
        <h2>
          Preview of “<bdi>{workflow.name || "Untitled workflow"}</bdi>”{" "}
          <span>{facts(documentsIn(workflow).length - 1, workflow, source)}</span>
        </h2>
        {asked === undefined && <p role="status">Looking at what it asks for…</p>}
        {failed !== undefined && <p role="status">What it asks for could not be found out. {failed}</p>}
        {asked !== undefined && !("problem" in asked) && <Asked asked={asked} />}
      </div>
      <div className="preview-choice">
        <button type="button" className="button" onClick={() => void discardPreview()}>
          Discard
        </button>
        {failed === undefined ? (
          <button type="button" className="button primary" disabled={asked === undefined} onClick={keep}>
            Keep and edit
          </button>
        ) : (
          <button type="button" className="button outlined" onClick={() => void findAsked()}>
            Try again
          </button>
        )}
      </div>
    </section>
  );
}

function facts(inner: number, { nodes }: { readonly nodes: object }, source: PreviewSource): string {
  const parts = [SOURCES[source], counted(Object.keys(nodes).length, "node")];
  return [...parts, ...(inner > 0 ? [`${counted(inner, "workflow")} inside`] : [])].join(" · ");
}

function Asked({ asked }: { readonly asked: Permissions }) {
  return needsNothing(asked) ? (
    <p>It asks for no network, secrets, files or code. It cannot run before you keep it.</p>
  ) : (
    <>
      <p>It cannot run before you keep it, and a run asks you again. It will ask to:</p>
      <AskedList asked={asked} />
    </>
  );
}
