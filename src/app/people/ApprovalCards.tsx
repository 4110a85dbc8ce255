import { useEffect } from "react";
import { announce, unannounce } from "../editor/uiStore.ts";
import { openQuestions } from "../run/questions.ts";
import { isLive, useRunStore } from "../run/runStore.ts";
import { t } from "../words/words.ts";
import { ApprovalCard } from "./ApprovalCard.tsx";

/** What the shown run asks a person at the moment; a run that went on after a reload asks again. */
export function ApprovalCards() {
  // The session changes in place; its version says so.
  useRunStore((state) => state.version);
  const { session, facts } = useRunStore.getState();
  const questions = isLive(facts.status) ? openQuestions(session.asked, session.waits) : [];
  const [first] = questions;
  const text = first === undefined ? undefined : t("Approval needed: {title}", { title: first.title });
  useEffect(() => {
    if (text === undefined) return;
    announce(text);
    return () => unannounce(text);
  }, [text]);
  return questions.map((question) => (
    <ApprovalCard key={`${question.node} ${question.scope} ${question.activation}`} question={question} />
  ));
}
