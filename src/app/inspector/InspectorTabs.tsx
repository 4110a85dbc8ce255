import { type InspectorTab, setUi } from "../editor/uiStore.ts";
import { Tabs } from "../ui/Tabs.tsx";
import { t } from "../words/words.ts";
import { openDraggedOver } from "./insert/openDraggedOver.ts";

/** The tabs of the inspector; “Params” opens also when the path of a value is dragged over it. */
export function InspectorTabs({ tabs, current }: { readonly tabs: readonly InspectorTab[]; readonly current: InspectorTab }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the mouse; the tabs in it are operated by keyboard
    <div className="inspector-tabs" onDragOver={openDraggedOver}>
      <Tabs label={t("Inspector")} tabs={tabs} current={current} controls="inspector-panel" onSelect={(tab) => setUi({ tab })} />
    </div>
  );
}
