import { lazy, Suspense, useDeferredValue, useEffect } from "react";
import { BringOverlays } from "./bring/BringOverlays.tsx";
import { LinkBanner } from "./diskFile/LinkBanner.tsx";
import { useEditor } from "./editor/editorStore.ts";
import { type Pane, setUi, useUi } from "./editor/uiStore.ts";
import { useKeys } from "./editor/useKeys.ts";
import { isAmongItsOwn, isEmbedded } from "./embedded/isEmbedded.ts";
import { TabBanner } from "./keeping/TabBanner.tsx";
import { useFileDrop } from "./library/useFileDrop.ts";
import { Overlays } from "./Overlays.tsx";
import { Stage } from "./outline/Stage.tsx";
import { People } from "./people/People.tsx";
import { UpdateBanner } from "./pwa/UpdateBanner.tsx";
import { Rail } from "./Rail.tsx";
import { Recovery } from "./recovery/Recovery.tsx";
import { RunDock } from "./run/RunDock.tsx";
import { RunBanner } from "./runs/RunBanner.tsx";
import { StorageBanner } from "./StorageBanner.tsx";
import { PreviewBanner } from "./share/PreviewBanner.tsx";
import { TopBar } from "./TopBar.tsx";
import { TabStrip } from "./tabs/TabStrip.tsx";
import { TourHost } from "./tour/TourHost.tsx";
import { Tabs } from "./ui/Tabs.tsx";
import { Toasts } from "./ui/Toasts.tsx";
import { msg, t } from "./words/words.ts";
import "./inspector/inspector.css";
import "./studio.css";

const Inspector = lazy(async () => ({ default: (await import("./inspector/Inspector.tsx")).Inspector }));

const PANES: readonly Pane[] = [msg("Library"), msg("Canvas"), msg("Inspector")];

/** Whether all was drawn once: in another language it is drawn again at once, and the focus goes back to where it was. */
let settledBefore = false;

/** The whole window: bar, rail, canvas, inspector, run dock, and what opens over them. */
export function Studio() {
  useKeys();
  useFileDrop();
  const ready = useEditor((state) => state.id !== "");
  const rail = useUi((state) => state.rail !== undefined);
  const inspector = useUi((state) => state.inspector);
  const pane = useUi((state) => state.pane);
  // The canvas and Run first: what lies beside them is drawn behind that, in pieces that let a key through.
  const settled = useDeferredValue(ready, settledBefore);
  useEffect(() => {
    settledBefore ||= settled;
  }, [settled]);
  const announcement = useUi((state) => state.announcement);
  if (!ready && isEmbedded() && !isAmongItsOwn())
    return (
      <p className="studio-loading" role="alert">
        {t("The studio can be embedded only in pages of the site that it is served from.")}
      </p>
    );
  if (!ready) return <div className="studio-loading" role="status" aria-label={t("Loading")} />;
  return (
    <div className="studio" data-rail={rail} data-inspector={inspector} data-shown={pane}>
      <TopBar />
      <TabStrip />
      <StorageBanner />
      <TabBanner />
      <LinkBanner />
      <Recovery />
      <PreviewBanner />
      <UpdateBanner />
      <RunBanner />
      <div className="pane-tabs">
        <Tabs label={t("Panes")} tabs={PANES} current={pane} controls="panes" onSelect={(next) => setUi(opened(next))} />
      </div>
      <div className="panes" id="panes">
        {rail && (settled ? <Rail /> : <div className="rail" />)}
        <div className="stage">
          <Stage />
          {settled && (
            <>
              <People />
              <BringOverlays />
              <TourHost />
            </>
          )}
          <Toasts />
          <RunDock />
        </div>
        {inspector && (
          <Suspense fallback={<aside aria-label={t("Inspector")} className="inspector" />}>
            <Inspector />
          </Suspense>
        )}
      </div>
      {settled && <Overlays />}
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
    </div>
  );
}

function opened(pane: Pane) {
  if (pane === "Library") return { pane, rail: "Workflows" as const };
  return pane === "Inspector" ? { pane, inspector: true } : { pane };
}
