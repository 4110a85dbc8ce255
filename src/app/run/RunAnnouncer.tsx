import { useEffect, useState } from "react";
import { titleOf } from "../editor/portsOfNode.ts";
import { msg, t } from "../words/words.ts";
import { openWorkflow } from "./openWorkflow.ts";
import { useRunStore } from "./runStore.ts";

const PAUSE = 1000;
/** Most nodes named in one announcement. */
const NAMED = 5;

const STATES = { finished: msg("succeeded"), failed: msg("failed"), skipped: msg("skipped") } as const;

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
        else named.push(`${titleOf(workflow, id)} ${t(STATES[status])}`);
      }
      if (named.length > 0) setText(more === 0 ? named.join(", ") : t("{news} and {count} more", { news: named.join(", "), count: more }));
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
