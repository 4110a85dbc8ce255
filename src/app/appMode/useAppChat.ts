import { useEffect } from "react";
import { chatKey, closeChat, openChat } from "../people/chatStore.ts";
import type { StartPoint } from "../people/startPoints.ts";

/** The key of the conversation with the workflow's chat, begun where there was none; undefined where it has no chat. */
export function useAppChat(workflowId: string, point: StartPoint | undefined): string | undefined {
  useEffect(() => {
    if (point === undefined) return;
    openChat(workflowId, point);
    closeChat();
  }, [workflowId, point]);
  return point && chatKey(workflowId, point.node);
}
