import { own } from "../../model/json.ts";
import { viewport } from "../canvas/viewport.ts";
import { addressedView } from "../library/address.ts";
import { openConnect } from "../outline/outlineStore.ts";
import { t } from "../words/words.ts";
import { connectPorts, fittingPortOf, fittingPortsOf } from "./connecting.ts";
import { useEditor } from "./editorStore.ts";
import { placesOf } from "./frames.ts";
import { drawingOf, titleOf } from "./portsOfNode.ts";
import { selectedNode } from "./selecting.ts";
import { announce, type PortRef, setUi, useUi } from "./uiStore.ts";

/** Puts the focus on the first output of the selected node, from where Enter starts an edge; the outline asks in a dialog. */
export function connectFromSelection(): void {
  const node = selectedNode();
  if (addressedView() === "outline") return openConnect(node);
  const { workflow, catalogue } = useEditor.getState();
  const port = node === undefined ? undefined : drawingOf(workflow, catalogue).ports.get(node)?.outputs[0]?.name;
  if (node !== undefined && port !== undefined) viewport.port(node, "output", port)?.focus();
}

/** Enter or a click on a port: picks up an edge there, or ends the edge picked up before. */
export function pressPort(ref: PortRef): void {
  const { connecting } = useUi.getState();
  if (connecting === undefined) {
    setUi({ connecting: ref });
    const { workflow } = useEditor.getState();
    const other = ref.side === "output" ? t("an input") : t("an output");
    announce(
      t("Edge from {title} {port}. Go to {other} with the arrows and press Enter; Escape cancels.", {
        title: titleOf(workflow, ref.node),
        port: ref.port,
        other,
      }),
    );
    return;
  }
  setUi({ connecting: undefined });
  if (connecting.node !== ref.node || connecting.port !== ref.port || connecting.side !== ref.side) connectPorts(connecting, ref);
  viewport.focus();
}

/** Lets go of a picked-up edge; false when there was none. */
export function dropEdge(): boolean {
  if (useUi.getState().connecting === undefined) return false;
  setUi({ connecting: undefined });
  announce(t("Cancelled"));
  return true;
}

/** The arrows on a port: along the ports of its node, or, with an edge picked up, through the ports it fits. */
export function walkPorts(ref: PortRef, step: 1 | -1): void {
  const { connecting } = useUi.getState();
  const list = connecting === undefined ? portsOf(ref.node) : targets(connecting);
  const index = list.findIndex((each) => each.node === ref.node && each.port === ref.port && each.side === ref.side);
  const next = list.at((index + step + list.length) % list.length);
  if (next === undefined) return;
  void viewport.reveal(next.node);
  viewport.port(next.node, next.side, next.port)?.focus();
}

function portsOf(node: string): readonly PortRef[] {
  const { workflow, catalogue } = useEditor.getState();
  const ports = drawingOf(workflow, catalogue).ports.get(node);
  return [
    ...(ports?.inputs ?? []).map(({ name }): PortRef => ({ node, port: name, side: "input" })),
    ...(ports?.outputs ?? []).map(({ name }): PortRef => ({ node, port: name, side: "output" })),
  ];
}

/**
 * One fitting port of each other node and all of each region, the nearest first, after the picked-up port itself.
 */
function targets(held: PortRef): readonly PortRef[] {
  const { workflow, catalogue } = useEditor.getState();
  const positions = placesOf(workflow, catalogue);
  const [x, y] = positions.get(held.node) ?? [0, 0];
  const away = (id: string): number => {
    const at = positions.get(id) ?? [0, 0];
    return Math.hypot(at[0] - x, at[1] - y);
  };
  const isRegion = (id: string): boolean => own(workflow.regions, id) !== undefined;
  const nodes = [...positions.keys()].filter((id) => id !== held.node || isRegion(id)).sort((a, b) => away(a) - away(b));
  return [held, ...nodes.flatMap((id) => (isRegion(id) ? fittingPortsOf(id, held) : (fittingPortOf(id, held) ?? [])))];
}
