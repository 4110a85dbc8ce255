import { useMemo, useRef } from "react";
import { parseEdge } from "../../model/edge.ts";
import * as edits from "../../model/edits.ts";
import { edgeTitle } from "../../model/titleOf.ts";
import { actionOf } from "../editor/actions.ts";
import { ALIGNING } from "../editor/arrangingActions.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { setUi } from "../editor/uiStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t, tn } from "../words/words.ts";
import { ActionButton } from "./ActionButton.tsx";

const FOR_MANY = ["duplicate", "disable", "delete", "delete-heal", "group", "extract", "tidy"] as const;
const REGIONS = ["wrap-loop", "wrap-map", "wrap-try", "wrap-exclusive"] as const;

/** What the inspector shows when not exactly one node is selected. */
export function SelectionPanel() {
  const nodes = useEditor((state) => state.selection.size);
  const edges = useEditor((state) => state.selectedEdges.size);
  const edge = useEditor(({ workflow, selectedEdges }) => {
    const [text = ""] = selectedEdges;
    const parsed = parseEdge(text);
    return parsed === undefined ? text : edgeTitle(workflow, parsed);
  });
  const title =
    nodes > 1
      ? tn(nodes, "{count} node", "{count} nodes")
      : edges === 1
        ? t("Edge")
        : edges > 1
          ? tn(edges, "{count} edge", "{count} edges")
          : t("Workflow");
  return (
    <>
      <header className="inspector-head">
        <h2>{title}</h2>
        <IconButton icon="panel-right" label={t("Close inspector")} onClick={() => setUi({ inspector: false, pane: "Canvas" })} />
      </header>
      <div className="inspector-body scroll">
        {nodes > 1 && (
          <div className="form">
            <Aligning />
            {FOR_MANY.map((id) => (
              <ActionButton key={id} action={actionOf(id)} />
            ))}
            {REGIONS.map((id) => (
              <ActionButton key={id} action={actionOf(id)} />
            ))}
          </div>
        )}
        {nodes === 0 && edges > 0 && (
          <div className="form">
            {edges === 1 && <code className="edge-text">{edge}</code>}
            <ActionButton action={actionOf("delete")} />
          </div>
        )}
        {nodes + edges === 0 && <WorkflowForm />}
      </div>
    </>
  );
}

/** All in one row, drawn as soon as there are two to line up. */
function Aligning() {
  const selection = useEditor((state) => state.selection);
  const able = useMemo(() => ALIGNING.filter(({ when }) => selection.size > 0 && when?.() !== false), [selection]);
  return (
    able.length > 0 && (
      <div role="toolbar" aria-label={t("Align and distribute")} className="aligning">
        {able.map(({ id, title, icon = "", run }) => (
          <IconButton key={id} icon={icon} label={t(title)} onClick={run} />
        ))}
      </div>
    )
  );
}

function WorkflowForm() {
  const description = useEditor((state) => state.workflow.description);
  const nodes = useEditor((state) => Object.keys(state.workflow.nodes).length);
  const edges = useEditor((state) => state.workflow.edges.length);
  const visit = useRef("");
  return (
    <div className="form">
      <div className="field">
        <label className="field-label" htmlFor="workflow-description">
          {t("Description")}
        </label>
        <textarea
          id="workflow-description"
          className="input prose"
          rows={4}
          value={description ?? ""}
          placeholder={t("What this workflow is for")}
          onFocus={() => {
            visit.current = editor.newVisit("description");
          }}
          onChange={(event) =>
            editor.apply(
              (workflow) => edits.setWorkflow(workflow, { description: event.target.value === "" ? undefined : event.target.value }),
              {
                label: t("change description"),
                group: visit.current,
              },
            )
          }
        />
      </div>
      <p className="quiet">
        {nodes === 0
          ? t("This workflow is empty. Add a first step on the canvas.")
          : t("{nodes}, {edges}. Select a node to set it up.", {
              nodes: tn(nodes, "{count} node", "{count} nodes"),
              edges: tn(edges, "{count} edge", "{count} edges"),
            })}
      </p>
    </div>
  );
}
