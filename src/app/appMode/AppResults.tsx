import { useEffect, useState } from "react";
import type { Item } from "../../model/item.ts";
import { own } from "../../model/json.ts";
import { ALL } from "../data/iterations.ts";
import { engineClient } from "../run/engineClient.ts";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { isLive, useRunStatus } from "../run/runStore.ts";
import { t, told } from "../words/words.ts";
import { OutputCard } from "./OutputCard.tsx";
import { portOfOutput } from "./portOfOutput.ts";

type Outputs = { readonly [name: string]: readonly Item[] };

/** What came out of the last run, one card for each output; or what went wrong. */
export function AppResults() {
  const { status, runId, failures, message } = useRunStatus();
  const workflow = useOpenWorkflow((state) => state.workflow);
  const catalogue = useOpenWorkflow((state) => state.catalogue);
  const problems = useOpenWorkflow((state) => state.problems);
  const [outputs, setOutputs] = useState<Outputs>({});
  const ended = status === "succeeded" || status === "partial";
  useEffect(() => {
    if (runId === undefined || !ended) return;
    let live = true;
    void engineClient()
      .outputs(runId)
      .then((answer) => {
        if (live && answer.ok) setOutputs(answer.value as Outputs);
      });
    return () => {
      live = false;
    };
  }, [runId, ended]);
  if (status === "idle" || isLive(status)) return null;
  const refused = status === "refused" ? problems.filter(({ severity }) => severity === "error") : [];
  const said = [...refused, ...failures].map((each) => told(each.message));
  if (!ended) {
    return (
      <p role="alert" className="app-card app-failure">
        {said.join(" ") || message || t("The run was stopped.")}
      </p>
    );
  }
  const shown = Object.entries(outputs).filter(([, items]) => items.length > 0);
  return (
    <section aria-label={t("Results")} className="app-results">
      {shown.length === 0 && <p className="quiet">{t("Nothing came out of this run.")}</p>}
      {shown.map(([name, items]) => {
        const port = portOfOutput(workflow, catalogue, name);
        const address = port === undefined || runId === undefined ? undefined : { ...port, runId, scope: ALL };
        return <OutputCard key={name} title={own(workflow.nodes, name)?.name || name} items={items} address={address} />;
      })}
    </section>
  );
}
