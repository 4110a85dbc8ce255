import type { Region } from "../../model/region.ts";
import { describeRegion } from "../editor/describeRegion.ts";
import { deleteWithNodes, unwrap } from "../editor/regions.ts";
import { type InspectorTab, setUi, useUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Words } from "../words/Words.tsx";
import { msg, t, tn } from "../words/words.ts";
import { DataTab } from "./DataTab.tsx";
import { InspectorTabs } from "./InspectorTabs.tsx";
import { NameField } from "./NameField.tsx";
import { ParamForm } from "./ParamForm.tsx";
import { PolicyForm } from "./PolicyForm.tsx";

const TABS: readonly InspectorTab[] = [msg("Input"), msg("Params"), msg("Output"), msg("Policy")];

/** The inspector of a region: its data, its params and how to take it away. */
export function RegionPanel({ id, region }: { readonly id: string; readonly region: Region }) {
  const chosen = useUi((state) => state.tab);
  const tab = TABS.includes(chosen) ? chosen : "Params";
  const kind = describeRegion(region.kind);
  return (
    <>
      <header className="inspector-head">
        <span className="card-icon">
          <Icon name={kind?.icon ?? "group"} size={18} />
        </span>
        <NameField id={id} name={region.name || id} label={t("Region name")} />
        <IconButton icon="panel-right" label={t("Close inspector")} onClick={() => setUi({ inspector: false, pane: "Canvas" })} />
      </header>
      <InspectorTabs tabs={TABS} current={tab} />
      <div id="inspector-panel" role="tabpanel" aria-labelledby={`inspector-panel-${tab}`} tabIndex={-1} className="inspector-body scroll">
        {tab === "Input" && <DataTab side="input" node={id} />}
        {tab === "Output" && <DataTab side="output" node={id} />}
        {tab === "Policy" && <PolicyForm id={id} policy={region.policy} region />}
        {tab === "Params" && (
          <>
            <p className="region-kind">
              <strong>{kind?.title ?? region.kind}</strong> {kind?.summary}
            </p>
            <ParamForm id={id} params={region.params} fields={kind?.params ?? {}} empty={t("This region has nothing to set.")} />
            <div className="form region-actions">
              <button type="button" className="button outlined wide" onClick={() => unwrap(id)}>
                <Icon name="ungroup" />
                <span>{t("Remove the region")}</span>
              </button>
              <button type="button" className="button outlined wide" onClick={() => deleteWithNodes(id)}>
                <Icon name="trash-2" />
                <span>{t("Delete with nodes")}</span>
              </button>
              <p className="quiet">
                <Words text="Id {id}" parts={{ id: <code>{id}</code> }} /> · {tn(region.nodes.length, "{count} member", "{count} members")}
              </p>
            </div>
          </>
        )}
      </div>
    </>
  );
}
