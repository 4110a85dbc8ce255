import { type ComponentType, lazy, Suspense } from "react";
import { type RailTab, setUi, useUi } from "./editor/uiStore.ts";
import { isEmbedded } from "./embedded/isEmbedded.ts";
import { WorkflowList } from "./library/WorkflowList.tsx";
import { Tabs } from "./ui/Tabs.tsx";
import { msg, t } from "./words/words.ts";

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
const ALL: readonly RailTab[] = [msg("Workflows"), msg("Nodes"), msg("Runs"), msg("Secrets"), msg("Settings")];
/** In another page there is that page's one workflow. */
const TABS = isEmbedded() ? ALL.filter((tab) => tab !== "Workflows") : ALL;

const ICONS: Readonly<Record<RailTab, string>> = {
  Workflows: "workflow",
  Nodes: "boxes",
  Runs: "history",
  Secrets: "key-round",
  Settings: "settings",
};

/** The pane on the left: what is kept, and what can be put on the canvas. */
export function Rail() {
  const wanted = useUi((state) => state.rail);
  const tab = TABS.find((each) => each === wanted) ?? (TABS[0] as RailTab);
  const Panel = PANELS[tab];
  return (
    <nav aria-label={t("Library")} className="rail" data-pane="Library">
      <div className="rail-tabs">
        <Tabs label={t("Library")} tabs={TABS} icons={ICONS} current={tab} controls="rail-panel" onSelect={(rail) => setUi({ rail })} />
      </div>
      <div id="rail-panel" role="tabpanel" aria-labelledby={`rail-panel-${tab}`} className="rail-panel">
        <Suspense>
          <Panel />
        </Suspense>
      </div>
    </nav>
  );
}
