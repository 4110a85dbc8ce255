import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { runActions } from "../run/runActions.ts";
import { useStreamedAnswer } from "../run/runStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Markdown } from "../ui/Markdown.tsx";
import { t } from "../words/words.ts";
import { clearChat, closeChat, useChats } from "./chatStore.ts";
import { sendMessage } from "./sendMessage.ts";

/** The conversation that is open, beside the canvas: the run of each message can be watched there. */
export function ChatPanel({ workflowId }: { readonly workflowId: string }) {
  const key = useChats((state) => state.open);
  const chat = useChats((state) => (key === undefined ? undefined : state.conversations.get(key)));
  if (key === undefined || chat === undefined || chat.workflowId !== workflowId) return null;
  return (
    <section
      role="dialog"
      aria-label={t("Chat")}
      className="people-card chat"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        closeChat();
      }}
    >
      <header>
        <h2>{chat.point.title}</h2>
        <IconButton
          icon="rotate-ccw"
          label={t("New conversation")}
          disabled={chat.busy || chat.turns.length === 0}
          onClick={() => clearChat(key)}
        />
        <IconButton icon="x" label={t("Close chat")} onClick={closeChat} />
      </header>
      <ChatPane chatKey={key} autoFocus />
    </section>
  );
}

/** What was said, and the box for the next message. */
export function ChatPane({ chatKey, autoFocus = false }: { readonly chatKey: string; readonly autoFocus?: boolean }) {
  const chat = useChats((state) => state.conversations.get(chatKey));
  const [text, setText] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const streamed = useStreamedAnswer(chat?.workflowId);
  const draft = chat?.busy === true ? streamed : undefined;
  const count = (chat?.turns.length ?? 0) + (chat?.busy === true ? 1 : 0);
  const toEnd = useCallback(() => list.current?.scrollTo({ top: list.current.scrollHeight }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is scrolled to, and each piece of one
  useEffect(() => void toEnd(), [count, draft]);
  if (chat === undefined) return null;
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    const message = text.trim();
    if (message === "" || chat.busy) return;
    setText("");
    void sendMessage(chatKey, message);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <ol ref={list} aria-label={t("Conversation")} aria-live="polite" aria-busy={chat.busy} className="chat-turns scroll" tabIndex={0}>
        {chat.turns.length === 0 && (
          <li className="chat-empty quiet">{t("Each message begins a run; what comes out of it is the answer.")}</li>
        )}
        {chat.turns.map(({ role, content, failed }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns are only ever added at the end
          <li key={at} data-role={role} data-failed={failed === true}>
            <span className="visually-hidden">{`${role === "user" ? t("You:") : t("Answer:")} `}</span>
            {role === "user" || failed === true ? content : <Markdown text={content} drawn={toEnd} />}
          </li>
        ))}
        {chat.busy && (
          <li data-role="assistant" className="chat-busy">
            {draft !== undefined && <p>{draft}</p>}
            <span aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span className="visually-hidden">{t("An answer is on its way")}</span>
          </li>
        )}
      </ol>
      <form className="chat-box" onSubmit={send}>
        <textarea
          className="input prose"
          aria-label={t("Message")}
          rows={2}
          placeholder={t("Write a message")}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: it was opened to be written in
          autoFocus={autoFocus}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        {chat.busy ? (
          <button type="button" className="button outlined" onClick={() => void runActions.stop()}>
            {t("Stop answering")}
          </button>
        ) : (
          <button type="submit" className="button primary" disabled={text.trim() === ""}>
            {t("Send")}
          </button>
        )}
      </form>
    </>
  );
}
