import { type ComponentType, lazy, Suspense } from "react";
import { type RailTab, setUi, useUi } from "./editor/uiStore.ts";
import { WorkflowList } from "./library/WorkflowList.tsx";
import { Tabs } from "./ui/Tabs.tsx";

const NodePalette = lazy(async () => ({ default: (await import("./palette/NodePalette.tsx")).NodePalette }));
const RunHistory = lazy(async () => ({ default: (await import("./runs/RunHistory.tsx")).RunHistory }));
const SecretList = lazy(async () => ({ default: (await import("./secrets/SecretList.tsx")).SecretList }));
const SettingsPanel = lazy(async () => ({ default: (await import("./settings/SettingsPanel.tsx")).SettingsPanel }));

const PANELS: Readonly<Record<RailTab, ComponentType>> = {
  Workflows: WorkflowList,
  Nodes: NodePalette,
  Runs: RunHistory,
  Secrets: SecretList,
  Settings: SettingsPanel,
};
const TABS: readonly RailTab[] = ["Workflows", "Nodes", "Runs", "Secrets", "Settings"];

/** The pane on the left: what is kept, and what can be put on the canvas. */
export function Rail() {
  const tab = useUi((state) => state.rail) ?? "Workflows";
  const Panel = PANELS[tab];
  return (
    <nav aria-label="Library" className="rail" data-pane="Library">
      <div className="rail-tabs">
        <Tabs label="Library" tabs={TABS} current={tab} controls="rail-panel" onSelect={(rail) => setUi({ rail })} />
      </div>
      <div id="rail-panel" role="tabpanel" aria-labelledby={`rail-panel-${tab}`} className="rail-panel">
        <Suspense>
          <Panel />
        </Suspense>
      </div>
    </nav>
  );
}
