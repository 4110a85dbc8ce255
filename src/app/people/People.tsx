import { lazy, Suspense } from "react";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { useRunStore } from "../run/runStore.ts";
import { useBeginPrompt } from "./beginPrompt.ts";
import { useChats } from "./chatStore.ts";
import "./people.css";

const BeginDialogs = lazy(() => import("./BeginDialogs.tsx").then((file) => ({ default: file.BeginDialogs })));
const ChatPanel = lazy(() => import("./ChatPanel.tsx").then((file) => ({ default: file.ChatPanel })));
const ApprovalCards = lazy(() => import("./ApprovalCards.tsx").then((file) => ({ default: file.ApprovalCards })));

/** Where the workflow meets a person: dialogs before a run, the conversation and the questions of a run over the canvas. */
export function People() {
  const asking = useBeginPrompt((state) => state.open !== undefined);
  const chatting = useChats((state) => state.open !== undefined);
  const asked = useRunStore((state) => state.session.asked.size > 0);
  const id = useOpenWorkflow((state) => state.id);
  return (
    <div className="people">
      <Suspense>
        {asking && <BeginDialogs />}
        <div className="people-cards">
          {asked && <ApprovalCards />}
          {chatting && <ChatPanel workflowId={id} />}
        </div>
      </Suspense>
    </div>
  );
}
