import { type NodeProps, useConnection } from "@xyflow/react";
import { memo } from "react";
import { own } from "../../model/json.ts";
import { describeRegion } from "../editor/describeRegion.ts";
import { useEditor } from "../editor/editorStore.ts";
import { summaryOfRegion } from "../editor/summaryOf.ts";
import { useUi } from "../editor/uiStore.ts";
import { activationsOf, useNodeRun, useRounds } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import type { FrameNode } from "./frameNodes.ts";
import { PortButton } from "./PortButton.tsx";
import "./regionFrame.css";
import { t, told } from "../words/words.ts";
import { expectedInstances, roundsText } from "./roundsText.ts";
import { statusOf } from "./statusOf.ts";
import { worstProblem } from "./worstProblem.ts";

/** A region: a frame around its nodes, with its ports on the border and inside. Only title and ports take the pointer. */
export const RegionFrame = memo(function RegionFrame({ id, data, selected }: NodeProps<FrameNode>) {
  const region = useEditor((state) => own(state.workflow.regions, id));
  const problem = useEditor((state) => worstProblem(state.problems, id));
  const run = useNodeRun(id);
  const rounds = useRounds(id);
  const connecting = useConnection((connection) => connection.inProgress);
  const carrying = useUi((state) => state.connecting !== undefined);
  if (region === undefined) return null;
  const title = region.name || id;
  const kind = describeRegion(region.kind);
  const state = statusOf(run, false);
  const summary = summaryOfRegion(region);
  const expected = rounds === undefined ? 0 : expectedInstances(activationsOf(id), region.params ?? {});
  const done = rounds === undefined ? "" : roundsText(region.kind, rounds, run?.status === "running", expected);
  return (
    <div
      role="group"
      aria-label={`${title}, ${kind?.title ?? region.kind}, ${t(state.word)}`}
      className="frame"
      data-node-card={id}
      data-tone={state.tone}
      data-selected={selected}
      data-all-ports={connecting || carrying}
      data-depth={data.frame.depth % 2}
    >
      <div className="frame-title">
        <span className="frame-icon">
          <Icon name={kind?.icon ?? "group"} size={16} />
        </span>
        <span className="frame-name">{title}</span>
        <span className="frame-kind">{kind?.title ?? region.kind}</span>
        <span className="frame-summary" title={summary}>
          {summary}
        </span>
        {done !== "" && <span className="frame-rounds">{done}</span>}
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
        {state.icon !== "" && (
          <span className="card-status" title={told(run?.failure?.message) ?? t(state.word)}>
            <Icon name={state.icon} size={16} />
          </span>
        )}
      </div>
      {data.ports.map(({ port, side, inside, place, position }) => (
        <PortButton
          key={`${side} ${port.name}`}
          node={id}
          title={title}
          port={port}
          side={side}
          place={place}
          position={position}
          named
          className={`${inside ? "inside" : "outside"} ${isQuiet(port.name, data.wired) ? "quiet-port" : ""}`}
        />
      ))}
    </div>
  );
});

const ALWAYS = new Set(["in", "out", "body", "yield"]);

/** Ports that few regions use show only when they are wired, or when the person is at the frame. */
function isQuiet(port: string, wired: ReadonlySet<string>): boolean {
  return !(ALWAYS.has(port) || wired.has(port));
}
