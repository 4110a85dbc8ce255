import { useEffect, useState } from "react";
import { titleOf } from "../editor/portsOfNode.ts";
import { openWorkflow } from "./openWorkflow.ts";
import { useRunStore } from "./runStore.ts";

const PAUSE = 1000;
/** Most nodes named in one announcement. */
const NAMED = 5;

/** Says which nodes ended since the last time, politely and at most once a second. Drawn for screen readers only. */
export function RunAnnouncer() {
  const [text, setText] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let said = useRunStore.getState().session.nodes;
    let heard = new Map<string, string>();
    const speak = (): void => {
      timer = undefined;
      const { nodes } = useRunStore.getState().session;
      if (nodes !== said) heard = new Map();
      said = nodes;
      const { workflow } = openWorkflow();
      const named: string[] = [];
      let more = 0;
      for (const [id, { status }] of nodes) {
        if (heard.get(id) === status) continue;
        heard.set(id, status);
        if (status !== "finished" && status !== "failed" && status !== "skipped") continue;
        if (named.length === NAMED) more += 1;
        else named.push(`${titleOf(workflow, id)} ${status === "finished" ? "succeeded" : status}`);
      }
      if (named.length > 0) setText(more === 0 ? named.join(", ") : `${named.join(", ")} and ${more} more`);
    };
    const unsubscribe = useRunStore.subscribe((state, before) => {
      if (state.version !== before.version) timer ??= setTimeout(speak, PAUSE);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, []);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}
