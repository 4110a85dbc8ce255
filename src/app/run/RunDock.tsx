import { type ComponentType, type KeyboardEvent, lazy, type PointerEvent, Suspense } from "react";
import { NodeCommandButton } from "../runs/NodeCommandButton.tsx";
import { useComparison } from "../runs/runComparison.ts";
import { TravelButton } from "../runs/TravelButton.tsx";
import { useTravel } from "../runs/travelStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { DOCK_TABS, type DockTab, openDock, resizeDock, tallest, toggleDock, useDock } from "./dockStore.ts";
import { useOpenWorkflow } from "./openWorkflow.ts";
import { RunAnnouncer } from "./RunAnnouncer.tsx";
import "./dock.css";
import { msg, t } from "../words/words.ts";
import { RunStatus } from "./RunStatus.tsx";
import { SignalButton } from "./SignalButton.tsx";

const TimelinePanel = lazy(async () => ({ default: (await import("./TimelinePanel.tsx")).TimelinePanel }));
const LogPanel = lazy(async () => ({ default: (await import("./LogPanel.tsx")).LogPanel }));
const DataPanel = lazy(async () => ({ default: (await import("../data/DataPanel.tsx")).DataPanel }));
const ProblemsPanel = lazy(async () => ({ default: (await import("./ProblemsPanel.tsx")).ProblemsPanel }));
const ComparePanel = lazy(async () => ({ default: (await import("../runs/ComparePanel.tsx")).ComparePanel }));
const TimeTravelBar = lazy(async () => ({ default: (await import("../runs/TimeTravelBar.tsx")).TimeTravelBar }));
const TestsPanel = lazy(async () => ({ default: (await import("../tests/TestsPanel.tsx")).TestsPanel }));

const PANELS: Readonly<Record<DockTab, ComponentType>> = {
  Timeline: TimelinePanel,
  Log: LogPanel,
  Data: DataPanel,
  Tests: TestsPanel,
  Problems: ProblemsPanel,
  Compare: ComparePanel,
};

/** The pane under the canvas that tells of the run. Its bar stays when it is collapsed. */
export function RunDock() {
  const { open, tab, height } = useDock();
  const travelling = useTravel((state) => state.open !== undefined);
  const Panel = PANELS[tab];
  return (
    <section className="dock" aria-label={t("Run")} style={open ? { height } : undefined}>
      {open && <Splitter height={height} />}
      <header className="dock-bar">
        <DockTabs tab={open ? tab : undefined} />
        <RunStatus />
        <NodeCommandButton />
        <SignalButton />
        <TravelButton />
        <IconButton
          icon="chevron-down"
          className={open ? "" : "flipped"}
          label={open ? t("Collapse dock") : t("Expand dock")}
          aria-expanded={open}
          onClick={toggleDock}
        />
      </header>
      {open && travelling && (
        <Suspense>
          <TimeTravelBar />
        </Suspense>
      )}
      {open && (
        <div className="dock-panel" role="tabpanel" id="dock-panel" aria-labelledby={`dock-panel-${tab}`}>
          <Suspense>
            <Panel />
          </Suspense>
        </div>
      )}
      <RunAnnouncer />
    </section>
  );
}

function DockTabs({ tab }: { readonly tab: DockTab | undefined }) {
  const problems = useOpenWorkflow((state) => state.problems.length);
  const tabs: readonly DockTab[] = useComparison((state) => state.shown !== undefined) ? [...DOCK_TABS, msg("Compare")] : DOCK_TABS;
  return (
    <>
      <Tabs label={t("About the run")} tabs={tabs} current={tab} controls="dock-panel" onSelect={openDock} />
      {problems > 0 && (
        <span className="tab-count" aria-hidden="true">
          {problems}
        </span>
      )}
    </>
  );
}

/** The dock's upper edge: drag it, or press the arrows while it has the focus. */
function Splitter({ height }: { readonly height: number }) {
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1) return;
    const dock = event.currentTarget.parentElement?.getBoundingClientRect();
    if (dock !== undefined) resizeDock(dock.bottom - event.clientY);
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowUp" ? 24 : event.key === "ArrowDown" ? -24 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resizeDock(height + step);
  };
  return (
    <div
      className="dock-splitter"
      role="separator"
      aria-label={t("Dock height")}
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={96}
      aria-valuemax={Math.round(tallest())}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
