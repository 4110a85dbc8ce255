import { type NodeProps, useUpdateNodeInternals } from "@xyflow/react";
import { lazy, memo, Suspense, useEffect, useRef } from "react";
import { own } from "../../model/json.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import { useLineageRole } from "../data/lineageStore.ts";
import { useDescription } from "../editor/describeType.ts";
import { useEditor } from "../editor/editorStore.ts";
import type { NodePorts } from "../editor/portsOfNode.ts";
import { summaryOf } from "../editor/summaryOf.ts";
import { progressShare, progressText } from "../run/progressText.ts";
import type { NodeRun } from "../run/runSession.ts";
import { useNodeRun } from "../run/runStore.ts";
import { CardBadges } from "../runs/CardBadges.tsx";
import { usePausedBefore } from "../runs/waitingPorts.ts";
import { Icon } from "../ui/Icon.tsx";
import { CardWait, isLongWait } from "./CardWait.tsx";
import type { CardNode } from "./canvasNodes.ts";
import { portPlace, portSide } from "./cardShape.ts";
import "./nodeCard.css";
import { t, told } from "../words/words.ts";
import { PortButton } from "./PortButton.tsx";
import { statusOf } from "./statusOf.ts";
import { worstProblem } from "./worstProblem.ts";

const CardRuns = lazy(async () => ({ default: (await import("./CardRuns.tsx")).CardRuns }));

/** The one drawing of every node: what it is, what it will do, how it went. */
export const NodeCard = memo(function NodeCard({ id, data, selected }: NodeProps<CardNode>) {
  const node = useEditor((state) => own(state.workflow.nodes, id));
  const type = useDescription(node?.type);
  const run = useNodeRun(id);
  const paused = usePausedBefore(id);
  const lineage = useLineageRole(id);
  const alone = useEditor(({ selection, viewing }) => selected === true && !viewing && selection.size === 1);
  const problem = useEditor((state) => worstProblem(state.problems, id));
  useNewPorts(id, data);
  if (node === undefined) return null;
  const title = node.name || id;
  const kind = type?.title ?? node.type;
  const state = statusOf(run, node.disabled === true, paused);
  const progress = run?.progress;
  return (
    <div
      role="group"
      aria-label={`${title}, ${kind}, ${t(state.word)}`}
      className="card"
      data-node-card={id}
      data-tone={state.tone}
      data-selected={selected}
      data-disabled={node.disabled === true}
      data-unknown={type === undefined}
      data-lineage={lineage}
      data-branches={data.ports.outputs.length > 2}
    >
      <div className="card-head">
        <span className="card-icon">
          <Icon name={type?.icon ?? "box"} size={18} />
        </span>
        <span className="card-names">
          <span className="card-title">{title}</span>
          <span className="card-kind">{kind}</span>
        </span>
        <span className="card-state">
          {problem !== undefined && (
            <span
              className={`card-problem ${problem.severity}`}
              title={told(problem.message)}
              role="img"
              aria-label={problem.severity === "error" ? t("Has a problem") : t("Has a warning")}
            >
              <Icon name="triangle-alert" size={14} />
            </span>
          )}
          <CardBadges node={id} />
          {state.icon !== "" && (
            <span className="card-status" title={(paused ? undefined : told(run?.failure?.message)) ?? t(state.word)}>
              <Icon name={state.icon} size={16} />
            </span>
          )}
        </span>
      </div>
      {progress !== undefined && <CardProgress title={title} progress={progress} />}
      {progress === undefined && isLongWait(run?.waitsUntil) && <CardWait until={run.waitsUntil} />}
      {progress === undefined && !isLongWait(run?.waitsUntil) && (
        <p className="card-summary">{run?.status === "failed" ? (told(run.failure?.message) ?? t("failed")) : summaryOf(node, type)}</p>
      )}
      {alone && (
        <Suspense>
          <CardRuns title={title} />
        </Suspense>
      )}
      <Ports node={id} title={title} ports={data.ports} side="input" />
      <Ports node={id} title={title} ports={data.ports} side="output" />
    </div>
  );
});

/** In the place of what the node will do: how far it is, how fast, and how long it will still take. */
function CardProgress({ title, progress }: { readonly title: string; readonly progress: NonNullable<NodeRun["progress"]> }) {
  const share = progressShare(progress);
  const text = progressText(progress);
  return (
    <>
      <p className="card-summary">{text}</p>
      <progress className="card-progress" value={share} max={1} aria-label={t("Progress of {title}", { title })} aria-valuetext={text} />
    </>
  );
}

type PortsProps = { readonly node: string; readonly title: string; readonly ports: NodePorts; readonly side: "input" | "output" };

function Ports({ node, title, ports, side }: PortsProps) {
  const list = side === "input" ? ports.inputs : ports.outputs;
  const named = list.length > (side === "input" ? 1 : 2);
  return list.map((port, index) => (
    <PortButton
      key={port.name}
      node={node}
      title={title}
      port={port}
      side={side}
      place={portPlace(ports, side, index)}
      position={portSide(side, port.name)}
      named={named && (side === "input" || port.name !== ERROR_PORT.name)}
    />
  ));
}

/** Has edges drawn to where the ports are after they changed. */
function useNewPorts(id: string, { ports }: CardNode["data"]): void {
  const update = useUpdateNodeInternals();
  const drawn = useRef(ports);
  useEffect(() => {
    if (drawn.current === ports) return;
    drawn.current = ports;
    update(id);
  }, [id, ports, update]);
}
