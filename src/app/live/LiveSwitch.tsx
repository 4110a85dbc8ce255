import { useEffect, useMemo, useRef, useState } from "react";
import { leftOutLive } from "../../model/leftOutLive.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { describeType } from "../editor/describeType.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { useLibrary } from "../library/library.ts";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import "./live.css";
import { t } from "../words/words.ts";
import { setLive, useLive } from "./liveStore.ts";

/** The switch “Live”: off for every workflow but the sample of a first visit until it is switched on. */
export function LiveSwitch() {
  const { id, workflow, catalogue } = useOpenWorkflow((state) => state);
  const on = useLive((state) => state.on.has(id));
  const firstVisit = useLibrary((state) => state.firstVisit);
  const began = useRef(false);
  const leftOut = useLeftOut(workflow, catalogue);
  useEffect(() => {
    if (began.current || !firstVisit || !id.startsWith("sample-")) return;
    began.current = true;
    setLive(id, true);
  }, [firstVisit, id]);
  useEffect(() => {
    if (!on) return;
    let stop: (() => void) | undefined;
    let over = false;
    void import("./followEdits.ts").then(({ followEdits }) => {
      if (!over) stop = followEdits();
    });
    return () => {
      over = true;
      stop?.();
    };
  }, [on]);
  const names = leftOut.map((node) => `“${titleOf(workflow, node)}”`).join(", ");
  const said =
    names === ""
      ? t("What you change runs again as you type.")
      : t("What you change runs again as you type, but not {names}: they keep their last results until you press Run.", { names });
  return (
    <label className="live-switch" title={said}>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        aria-label={t("Live")}
        aria-description={said}
        checked={on}
        aria-checked={on}
        onChange={(event) => setLive(id, event.target.checked)}
      />
      <span className="live-text">
        {t("Live")}
        {on && leftOut.length > 0 && <small>{t("{count} left out", { count: leftOut.length })}</small>}
      </span>
    </label>
  );
}

function useLeftOut(workflow: Workflow, catalogue: readonly NodeDescription[]): readonly string[] {
  const [of] = useState(() => leftOutKeeper());
  return useMemo(() => of(workflow, catalogue), [of, workflow, catalogue]);
}

/** Looks again only at what an edit changed. */
function leftOutKeeper(): (workflow: Workflow, catalogue: readonly NodeDescription[]) => readonly string[] {
  let latest: { readonly workflow: Workflow; readonly catalogue: readonly NodeDescription[]; readonly ids: readonly string[] } | undefined;
  return (workflow, catalogue) => {
    const before = latest?.catalogue === catalogue ? latest : undefined;
    const ids = leftOutLive(workflow, (type) => describeType(catalogue, type), before);
    latest = { workflow, catalogue, ids };
    return ids;
  };
}
