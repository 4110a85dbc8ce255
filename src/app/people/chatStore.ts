import { create } from "zustand";
import type { StartPoint } from "./startPoints.ts";

/** Something that was said. `failed`: the run that was to answer did not; it is no part of the history. */
export type Turn = { readonly role: "user" | "assistant"; readonly content: string; readonly failed?: true };

/** The conversations with a workflow's chat trigger. */
export type Conversation = {
  readonly workflowId: string;
  readonly point: StartPoint;
  readonly sessionId: string;
  readonly turns: readonly Turn[];
  /** A run is answering. */
  readonly busy: boolean;
};

type ChatState = { readonly open: string | undefined; readonly conversations: ReadonlyMap<string, Conversation> };

export const useChats = create<ChatState>(() => ({ open: undefined, conversations: new Map() }));

/** Shows the conversation with a trigger, as it was left. */
export function openChat(workflowId: string, point: StartPoint): void {
  const key = chatKey(workflowId, point.node);
  const before = useChats.getState().conversations.get(key);
  put(key, { ...(before ?? begun(workflowId, point)), point });
  useChats.setState({ open: key });
}

export function closeChat(): void {
  useChats.setState({ open: undefined });
}

/** Begins a conversation anew, with nothing said and a session of its own. */
export function clearChat(key: string): void {
  const before = useChats.getState().conversations.get(key);
  if (before !== undefined && !before.busy) put(key, begun(before.workflowId, before.point));
}

/** Changes a conversation. */
export function changeChat(key: string, change: (before: Conversation) => Partial<Conversation>): void {
  const before = useChats.getState().conversations.get(key);
  if (before !== undefined) put(key, { ...before, ...change(before) });
}

export function chatKey(workflowId: string, node: string): string {
  return `${workflowId} ${node}`;
}

function begun(workflowId: string, point: StartPoint): Conversation {
  return { workflowId, point, sessionId: crypto.randomUUID(), turns: [], busy: false };
}

function put(key: string, conversation: Conversation): void {
  useChats.setState(({ conversations }) => ({ conversations: new Map(conversations).set(key, conversation) }));
}
