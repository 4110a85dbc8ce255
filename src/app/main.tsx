import "./ui/tokens.css";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AppSwitch } from "./appMode/AppSwitch.tsx";
import { canLink } from "./diskFile/linkStore.ts";
import { startAutosave } from "./editor/autosave.ts";
import { startChecking } from "./editor/checking.ts";
import { isEmbedded } from "./embedded/isEmbedded.ts";
import { keepCopy, startTabs } from "./keeping/tabs.ts";
import { startVersions } from "./keeping/versions.ts";
import { startLibrary } from "./library/library.ts";
import { startServiceWorker } from "./pwa/serviceWorker.ts";
import { startRecovery } from "./recovery/startRecovery.ts";
import { prepareWorker } from "./run/engineWorker.ts";
import { startStaleMarks } from "./runs/staleMarks.ts";
import { startRunAddress } from "./runs/viewedRun.ts";
import { startWaitingPorts } from "./runs/waitingPorts.ts";
import { Studio } from "./Studio.tsx";
import { startSchedules } from "./schedule/startSchedules.ts";
import { startTabStrip } from "./tabs/openTabs.ts";
import { showTheme, storedTheme } from "./ui/theme.ts";
import { InLanguage } from "./words/InLanguage.tsx";
import { showLanguage, storedLanguage } from "./words/language.ts";

// Behind this module's own turn: what a debugger or a test driver notes of a request made within it costs parsing the whole chunk again.
queueMicrotask(start);

function start(): void {
  showTheme(storedTheme());
  prepareWorker();
  startAutosave(keepCopy);
  startTabs();
  startVersions();
  startTabStrip();
  void begin().then(() => {
    startRunAddress();
    if (canLink()) void import("./diskFile/linkedFile.ts").then(({ startLinks }) => startLinks());
    return startRecovery();
  });
  startStaleMarks();
  startWaitingPorts();
  void startChecking();
  startSchedules();
  if (!isEmbedded()) startServiceWorker();
  const root = document.getElementById("root");
  if (root !== null) void showLanguage(storedLanguage()).then(() => render(root));
}

function render(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <InLanguage>
        <AppSwitch>
          <Studio />
        </AppSwitch>
      </InLanguage>
    </StrictMode>,
  );
}

/** Shows the first workflow: of the page around where there is one, else what is kept here. */
async function begin(): Promise<void> {
  if (isEmbedded()) await (await import("./embedded/startEmbedded.ts")).startEmbedded();
  else await startLibrary();
}
