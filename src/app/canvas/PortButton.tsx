import { Handle, type Position } from "@xyflow/react";
import type { KeyboardEvent } from "react";
import type { Port } from "../../model/nodeType.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import { pressPort, walkPorts } from "../editor/carrying.ts";
import { kindWord } from "../editor/kindWord.ts";
import { type Point, type PortRef, useUi } from "../editor/uiStore.ts";
import { t } from "../words/words.ts";
import { viewport } from "./viewport.ts";

type Props = {
  readonly node: string;
  readonly title: string;
  readonly port: Port;
  readonly side: "input" | "output";
  /** Its middle, from the top left of the card or frame. */
  readonly place: Point;
  /** Where its edges come from or go to. */
  readonly position: Position;
  /** Its name is written beside it. */
  readonly named: boolean;
  readonly className?: string;
};

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** A port as a button and as the place where edges are drawn from and to. */
export function PortButton({ node, title, port, side, place, position, named, className = "" }: Props) {
  const held = useUi((state) => state.connecting?.node === node && state.connecting.port === port.name && state.connecting.side === side);
  const input = side === "input";
  const error = port.name === ERROR_PORT.name && !input;
  const word = kindWord(port.kind);
  const ref: PortRef = { node, port: port.name, side };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && useUi.getState().connecting === undefined) {
      event.preventDefault();
      viewport.focus();
    }
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
      position={position}
      className={`port ${error ? "error" : ""} ${held ? "held" : ""} ${className}`}
      style={{ left: place.x, top: place.y }}
      role="button"
      tabIndex={-1}
      aria-label={t(input ? "{title} input {port}" : "{title} output {port}", { title, port: port.name })}
      title={word === undefined ? (port.label ?? port.name) : `${port.label ?? port.name}: ${word}`}
      data-node={node}
      data-port={port.name}
      data-side={side}
      data-port-kind={error ? undefined : port.kind}
      onKeyDown={press}
      onClick={() => pressPort(ref)}
    >
      {named && <span className="port-name">{port.label ?? port.name}</span>}
    </Handle>
  );
}
