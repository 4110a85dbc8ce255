import type { KeyboardEvent } from "react";
import { useEditor } from "../editor/editorStore.ts";
import { openWorkflow } from "../library/library.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { closeTab, type OpenTab, useTabs } from "./openTabs.ts";
import "./tabStrip.css";

/** The open workflows, once there are two: each keeps its undo, its view and its run. Delete closes a tab, and so does its cross. */
export function TabStrip() {
  const tabs = useTabs((state) => state.tabs);
  const current = useEditor((state) => state.id);
  if (tabs.length < 2) return null;
  return (
    <div role="tablist" aria-label={t("Open workflows")} className="tab-strip">
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === current}
          aria-controls="panes"
          aria-keyshortcuts="Delete"
          tabIndex={tab.id === current || (index === 0 && !tabs.some(({ id }) => id === current)) ? 0 : -1}
          title={tab.name}
          onClick={() => void openWorkflow(tab.id)}
          onAuxClick={(event) => event.button === 1 && void closeTab(tab.id)}
          onKeyDown={(event) => press(event, tabs, index)}
        >
          <span className="tab-name">{tab.name || t("Untitled workflow")}</span>
          <span
            aria-hidden="true"
            className="tab-close"
            title={t("Close")}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={(event) => {
              event.stopPropagation();
              void closeTab(tab.id);
            }}
          >
            <Icon name="x" size={12} />
          </span>
        </button>
      ))}
    </div>
  );
}

function press(event: KeyboardEvent<HTMLElement>, tabs: readonly OpenTab[], index: number): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const [tab, next] = [tabs[index], tabs[(index + step + tabs.length) % tabs.length]];
  if (event.key === "Delete" && tab !== undefined) void closeTab(tab.id);
  else if (step === 0 || next === undefined) return;
  else {
    void openWorkflow(next.id);
    const list = event.currentTarget.parentElement;
    list?.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(next)]?.focus();
  }
  event.preventDefault();
}
