import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { BODY } from "../../model/region.ts";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { useNodeRun, useRunStore } from "../run/runStore.ts";
import { usePausedBefore } from "../runs/waitingPorts.ts";
import { t } from "../words/words.ts";
import type { Attempt } from "./attempts.ts";
import { FailureNote } from "./FailureNote.tsx";
import { ItemFailures } from "./ItemFailures.tsx";
import { useIterations } from "./iterations.ts";
import { KeyBase } from "./KeyLabel.tsx";
import { type PortChoice, PortData } from "./PortData.tsx";
import { pathOfInput } from "./pathOfInput.ts";
import { attemptChoices, inputChoices, likelyChoice, outputChoices } from "./portChoices.ts";
import { useAttempts } from "./useAttempts.ts";

const WaitingItems = lazy(async () => ({ default: (await import("../runs/WaitingItems.tsx")).WaitingItems }));
const PausedNote = lazy(async () => ({ default: (await import("../runs/PausedNote.tsx")).PausedNote }));
const OutputNotes = lazy(async () => ({ default: (await import("../runs/OutputNotes.tsx")).OutputNotes }));

type Props = { readonly side: "input" | "output"; readonly node: string };

/** What came into a node, or left it, in the last run. */
export function InspectorData({ side, node }: Props) {
  const [picked, pick] = useState<string | undefined>(undefined);
  const workflow = useOpenWorkflow((state) => state.workflow);
  const catalogue = useOpenWorkflow((state) => state.catalogue);
  const session = useRunStore((state) => state.session);
  const runId = useRunStore((state) => state.facts.runId);
  const version = useRunStore((state) => state.version);
  const run = useNodeRun(node);
  const travelling = useRunStore((state) => state.seq !== undefined);
  const paused = usePausedBefore(node);
  const iterations = useIterations(workflow, session, node);
  const scope = iterations?.shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session changes in place, its version says so
  const choices = useMemo(
    () => (side === "input" ? inputChoices : outputChoices)({ workflow, catalogue, session, scope }, node),
    [workflow, catalogue, session, version, side, node, scope],
  );
  const choose = useCallback((choice: PortChoice) => pick(nameOf(choice)), []);
  const attempts = useAttempts(session, node, scope, false);
  const attempt = attempts.shown;
  const ofAttempt =
    attempt === undefined ? [] : attemptChoices({ workflow }, attempt).filter((each) => (each.side === "input") === (side === "input"));
  const offered = attempt === undefined ? choices : ofAttempt;
  const chosen = offered.find((choice) => nameOf(choice) === picked) ?? likelyChoice(offered);
  const failure = attempt === undefined ? (run?.status === "failed" ? run.failure : undefined) : attempt.failure;
  const base = side === "input" && chosen !== undefined ? pathOfInput(workflow, catalogue, node, chosen.node) : undefined;
  const keyBase = useMemo(() => (base === undefined ? undefined : { base, node }), [base, node]);
  const ended = chosen === undefined ? 0 : (session.nodes.get(chosen.node)?.ended ?? 0);
  if (side === "input" && choices.length === 0) return <p className="panel-empty">{t("Nothing is connected to this node’s input.")}</p>;
  return (
    <div className="inspector-data">
      {side === "output" && failure !== undefined && <FailureNote node={node} failure={failure} />}
      {side === "output" && run !== undefined && run.itemsFailed > 0 && <ItemFailures node={node} run={run} />}
      {side === "output" && (
        <Suspense>
          <PausedNote node={node} />
          <OutputNotes node={node} port={chosen?.port ?? choices[0]?.port} ran={chosen?.count !== undefined} />
        </Suspense>
      )}
      {side === "input" && (
        <Suspense>
          <WaitingItems node={node} />
        </Suspense>
      )}
      <KeyBase value={keyBase}>
        <PortData
          runId={runId}
          choices={offered}
          chosen={chosen}
          state={ended}
          iterations={iterations}
          attempts={attempts}
          empty={emptyText({ status: run?.status, ended, port: chosen?.port, attempt, travelling, paused: paused && side === "output" })}
          choose={choose}
        />
      </KeyBase>
    </div>
  );
}

function nameOf({ node, port, label }: PortChoice): string {
  return JSON.stringify([node, port, label]);
}

type Empty = {
  readonly status: string | undefined;
  readonly ended: number;
  readonly port: string | undefined;
  readonly attempt: Attempt | undefined;
  /** A moment of the run is looked at. */
  readonly travelling: boolean;
  /** The run is paused before the node whose output it is. */
  readonly paused: boolean;
};

function emptyText({ status, ended, port, attempt, travelling, paused }: Empty): string {
  if (attempt !== undefined) return t("There are no items of this attempt here.");
  if (port === BODY) return t("What enters a round is not kept. See the output of the node.");
  if (status === "skipped") return t("This node was skipped in the last run: no items reached it.");
  if (travelling) return t("No items had left this port by this event.");
  if (paused) return t("Nothing has left this port yet.");
  return ended === 0 ? t("Run the workflow to see items here.") : t("No items left this port in the last run.");
}
