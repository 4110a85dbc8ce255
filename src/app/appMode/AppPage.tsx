import { useMemo } from "react";
import { useUi } from "../editor/uiStore.ts";
import { addressView } from "../library/address.ts";
import { ChatPane } from "../people/ChatPanel.tsx";
import { People } from "../people/People.tsx";
import { onlyStart, type Starts, startsOf } from "../people/startPoints.ts";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { PermissionsDialog } from "../run/PermissionsDialog.tsx";
import { RunParametersDialog } from "../run/RunParametersDialog.tsx";
import { PreviewBanner } from "../share/PreviewBanner.tsx";
import { ShareButton } from "../share/ShareButton.tsx";
import { ShareOverlays } from "../share/ShareOverlays.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { AppForm } from "./AppForm.tsx";
import { AppResults } from "./AppResults.tsx";
import "./app.css";
import { t } from "../words/words.ts";
import { useAppChat } from "./useAppChat.ts";

/** The open workflow as a page for those who use it: what it asks for, a button that runs it, and what comes out. */
export function AppPage() {
  const { id, workflow, catalogue } = useOpenWorkflow((state) => state);
  const starts = useMemo(() => startsOf(workflow, catalogue), [workflow, catalogue]);
  const announcement = useUi((state) => state.announcement);
  if (id === "") return <div className="studio-loading" role="status" aria-label={t("Loading")} />;
  return (
    <div className="app-page scroll">
      <header className="app-bar">
        <span className="quiet">{t("Made with VWMP")}</span>
        <span className="spring" />
        <ShareButton />
        <button type="button" className="button" onClick={() => addressView(undefined)}>
          <Icon name="workflow" />
          {t("Open editor")}
        </button>
      </header>
      <PreviewBanner />
      <main aria-label={t("App")} className="app-main">
        <h1>{workflow.name || t("Untitled workflow")}</h1>
        {workflow.description !== undefined && <p className="app-description">{workflow.description}</p>}
        <Use key={id} id={id} starts={starts} />
      </main>
      <PermissionsDialog />
      <RunParametersDialog />
      <ShareOverlays />
      <Toasts />
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
    </div>
  );
}

function Use({ id, starts }: { readonly id: string; readonly starts: Starts }) {
  const only = onlyStart(starts);
  const chat = only === undefined || only === "plain" || only.event !== "message" ? undefined : only;
  const key = useAppChat(id, chat);
  if (key !== undefined) {
    return (
      <>
        <section aria-label={t("Chat")} className="app-card app-chat">
          <ChatPane chatKey={key} />
        </section>
        <People />
      </>
    );
  }
  return (
    <>
      <AppForm id={id} starts={starts} />
      <People />
      <AppResults />
    </>
  );
}
