import { Handle } from "@xyflow/react";
import type { KeyboardEvent } from "react";
import type { Port } from "../../model/nodeType.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import { pressPort, walkPorts } from "../editor/carrying.ts";
import type { NodePorts } from "../editor/portsOfNode.ts";
import { type PortRef, useUi } from "../editor/uiStore.ts";
import { portPlace, portSide } from "./canvasNodes.ts";

type Props = {
  readonly node: string;
  readonly title: string;
  readonly port: Port;
  readonly side: "input" | "output";
  readonly index: number;
  readonly ports: NodePorts;
};

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** A port as a button and as the place where edges are drawn from and to. */
export function PortButton({ node, title, port, side, index, ports }: Props) {
  const held = useUi((state) => state.connecting?.node === node && state.connecting.port === port.name && state.connecting.side === side);
  const input = side === "input";
  const ref: PortRef = { node, port: port.name, side };
  const named = input ? ports.inputs.length > 1 : ports.outputs.length > 2 && port.name !== ERROR_PORT.name;
  const place = portPlace(ports, side, index);
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key !== "Enter" && event.key !== " " && (step === undefined || event.shiftKey || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (step === undefined) pressPort(ref);
    else walkPorts(ref, step);
  };
  return (
    <Handle
      id={port.name}
      type={input ? "target" : "source"}
      position={portSide(side, port.name)}
      className={`port ${port.name === ERROR_PORT.name && !input ? "error" : ""} ${held ? "held" : ""}`}
      style={{ left: place.x, top: place.y }}
      role="button"
      tabIndex={-1}
      aria-label={`${title} ${side} ${port.name}`}
      title={`${port.label ?? port.name}${port.kind === undefined || port.kind === "any" ? "" : `: ${port.kind}`}`}
      data-node={node}
      data-port={port.name}
      data-side={side}
      onKeyDown={press}
      onClick={() => pressPort(ref)}
    >
      {named && <span className="port-name">{port.label ?? port.name}</span>}
    </Handle>
  );
}
