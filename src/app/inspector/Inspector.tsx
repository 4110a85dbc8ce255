import { lazy, Suspense, useRef } from "react";
import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import type { WorkflowNode } from "../../model/workflow.ts";
import { useDescription } from "../editor/describeType.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { type InspectorTab, useUi } from "../editor/uiStore.ts";
import { NextRuns } from "../schedule/NextRuns.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import "./inspector.css";
import { Words } from "../words/Words.tsx";
import { msg, t } from "../words/words.ts";
import { InspectorTabs } from "./InspectorTabs.tsx";
import { closeInspector, leaveAtEscape } from "./leaveInspector.ts";
import { NameField } from "./NameField.tsx";
import { SelectionPanel } from "./SelectionPanel.tsx";
import { useSettled } from "./useSettled.ts";

// What most visits do not open is loaded when it is.
const AnnotationPanel = lazy(async () => ({ default: (await import("./AnnotationPanel.tsx")).AnnotationPanel }));
const DataTab = lazy(async () => ({ default: (await import("./DataTab.tsx")).DataTab }));
const NodeDocs = lazy(async () => ({ default: (await import("./NodeDocs.tsx")).NodeDocs }));
const ParamForm = lazy(async () => ({ default: (await import("./ParamForm.tsx")).ParamForm }));
const PolicyForm = lazy(async () => ({ default: (await import("./PolicyForm.tsx")).PolicyForm }));
const UpdateNotice = lazy(async () => ({ default: (await import("./UpdateNotice.tsx")).UpdateNotice }));
const RegionPanel = lazy(async () => ({ default: (await import("./RegionPanel.tsx")).RegionPanel }));

const NO_PARAMS = {};
const TABS: readonly InspectorTab[] = [msg("Input"), msg("Params"), msg("Output"), msg("Policy"), msg("Docs")];

/** The pane beside the canvas: the selected node's data, params and docs, or what else is selected. */
export function Inspector() {
  const only = useSettled(useEditor((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined)));
  const node = useEditor((state) => (only === undefined ? undefined : own(state.workflow.nodes, only)));
  const region = useEditor((state) => (only === undefined || node !== undefined ? undefined : own(state.workflow.regions, only)));
  return (
    <aside aria-label={t("Inspector")} className="inspector" data-pane="Inspector" onKeyDown={leaveAtEscape}>
      {only !== undefined && node !== undefined && <NodePanel key={only} id={only} node={node} />}
      {only !== undefined && region !== undefined && (
        <Suspense fallback={null}>
          <RegionPanel key={only} id={only} region={region} />
        </Suspense>
      )}
      {only?.includes(":") === true && (
        <Suspense fallback={null}>
          <AnnotationPanel key={only} name={only} />
        </Suspense>
      )}
      {node === undefined && region === undefined && only?.includes(":") !== true && <SelectionPanel />}
    </aside>
  );
}

function NodePanel({ id, node }: { readonly id: string; readonly node: WorkflowNode }) {
  const tab = useUi((state) => state.tab);
  const viewing = useEditor((state) => state.viewing);
  const type = useDescription(node.type);
  return (
    <>
      <header className="inspector-head">
        <span className="card-icon">
          <Icon name={type?.icon ?? "box"} size={18} />
        </span>
        <NameField id={id} name={node.name || id} label={t("Node name")} />
        <IconButton icon="panel-right" label={t("Close inspector")} onClick={closeInspector} />
      </header>
      <InspectorTabs tabs={TABS} current={tab} />
      <div id="inspector-panel" role="tabpanel" aria-labelledby={`inspector-panel-${tab}`} tabIndex={-1} className="inspector-body scroll">
        <Suspense fallback={null}>
          {tab === "Input" && <DataTab side="input" node={id} />}
          {tab === "Output" && <DataTab side="output" node={id} />}
          {tab === "Policy" && <PolicyForm id={id} policy={node.policy} />}
          {tab === "Docs" && <NodeDocs type={type} name={node.type} />}
        </Suspense>
        {tab === "Params" && (
          <fieldset className="inspector-params" disabled={viewing}>
            {node.type.includes("@") && (
              <Suspense fallback={null}>
                <UpdateNotice id={id} type={node.type} />
              </Suspense>
            )}
            {type === undefined && (
              <p className="notice" role="note">
                {t("No node type is called “{type}” here. Its params and edges are kept as they are.", { type: node.type })}
              </p>
            )}
            <Suspense fallback={null}>
              <ParamForm id={id} params={node.params} fields={type?.params ?? {}} empty={t("This node has nothing to set.")} />
            </Suspense>
            {type?.event === "time" && <NextRuns params={node.params ?? NO_PARAMS} />}
            <NodeSettings id={id} node={node} />
          </fieldset>
        )}
      </div>
    </>
  );
}

function NodeSettings({ id, node }: { readonly id: string; readonly node: WorkflowNode }) {
  const visit = useRef("");
  return (
    <details className="settings" open={node.notes !== undefined || node.disabled === true}>
      <summary>
        <Icon name="chevron-right" size={14} />
        {t("Notes and state")}
      </summary>
      <div className="form">
        <div className="field beside">
          <div className="field-head">
            <label className="field-label" htmlFor={`disabled-${id}`}>
              {t("Disabled")}
            </label>
            <input
              id={`disabled-${id}`}
              type="checkbox"
              role="switch"
              className="switch"
              checked={node.disabled === true}
              aria-checked={node.disabled === true}
              onChange={(event) =>
                editor.apply((workflow) => edits.setNode(workflow, id, { disabled: event.target.checked ? true : undefined }), {
                  label: event.target.checked ? t("disable") : t("enable"),
                })
              }
            />
          </div>
          <p className="field-help">{t("A disabled node passes its first input on unchanged.")}</p>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`notes-${id}`}>
            {t("Notes")}
          </label>
          <textarea
            id={`notes-${id}`}
            className="input prose"
            rows={3}
            value={node.notes ?? ""}
            onFocus={() => {
              visit.current = editor.newVisit(`notes ${id}`);
            }}
            onChange={(event) =>
              editor.apply(
                (workflow) => edits.setNode(workflow, id, { notes: event.target.value === "" ? undefined : event.target.value }),
                {
                  label: t("change notes"),
                  group: visit.current,
                },
              )
            }
          />
        </div>
        <p className="quiet">
          <Words text="Id {id} · type {type}" parts={{ id: <code>{id}</code>, type: <code>{node.type}</code> }} />
        </p>
      </div>
    </details>
  );
}
