import { useMemo } from "react";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { useRunStore } from "../run/runStore.ts";
import { useWholeRun } from "../run/wholeRun.ts";
import { t } from "../words/words.ts";
import { useFirstChart } from "./firstChart.ts";
import { useIterations } from "./iterations.ts";
import { PortData } from "./PortData.tsx";
import { pickPort, usePickedPort } from "./pickedPort.ts";
import { attemptChoices, inScope, likelyChoice, outputChoices, resultChoice, runChoices } from "./portChoices.ts";
import { useAttempts } from "./useAttempts.ts";

/** The items of any port of the run: of the selected node, else the result. */
export function DataPanel() {
  const picked = usePickedPort();
  const workflow = useOpenWorkflow((state) => state.workflow);
  const catalogue = useOpenWorkflow((state) => state.catalogue);
  const selection = useOpenWorkflow((state) => state.selection);
  const session = useRunStore((state) => state.session);
  const runId = useRunStore((state) => state.facts.runId);
  const travelling = useRunStore((state) => state.seq !== undefined);
  const version = useWholeRun();
  const charted = useFirstChart((state) => state.shown);
  const selected = selection.size === 1 ? [...selection][0] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session changes in place, its version says so
  const choices = useMemo(() => runChoices({ workflow, catalogue, session }), [workflow, catalogue, session, version]);
  const known = { workflow, catalogue, session };
  const wanted = picked ?? (selected === undefined ? undefined : likelyChoice(outputChoices(known, selected)));
  const found = choices.find((choice) => choice.node === wanted?.node && choice.port === wanted.port);
  const chosen = found ?? (selected === undefined ? resultChoice(known, choices) : undefined);
  const node = picked?.node ?? chosen?.node ?? selected ?? "";
  const iterations = useIterations(workflow, session, node);
  const attempts = useAttempts(session, node, iterations?.shown, chosen?.count === undefined);
  const ofAttempt = attempts.shown === undefined ? [] : attemptChoices({ workflow }, attempts.shown);
  const whole = chosen === undefined || iterations === undefined ? chosen : inScope(known, chosen, iterations.shown);
  const shown = ofAttempt.find(({ port, side }) => port === picked?.port && side === picked.side) ?? likelyChoice(ofAttempt) ?? whole;
  return (
    <PortData
      runId={runId}
      choices={ofAttempt.length === 0 ? choices : [...ofAttempt, ...choices.filter((choice) => choice.node !== node)]}
      chosen={shown}
      iterations={iterations}
      attempts={attempts}
      charted={charted && picked === undefined && selected === undefined}
      state={chosen === undefined ? 0 : (session.nodes.get(chosen.node)?.ended ?? 0)}
      empty={emptyText(choices.length, travelling)}
      choose={pickPort}
    />
  );
}

function emptyText(ports: number, travelling: boolean): string {
  if (ports > 0) return t("No items left the selected node. Choose a port above.");
  return travelling ? t("No items had left a port by this event.") : t("Run the workflow to see items here.");
}
