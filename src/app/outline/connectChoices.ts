import { connectPorts, fittingPortsOf } from "../editor/connecting.ts";
import { useEditor } from "../editor/editorStore.ts";
import { drawingOf, titleOf } from "../editor/portsOfNode.ts";
import type { PortRef } from "../editor/uiStore.ts";
import type { Found } from "../palette/SearchDialog.tsx";
import { searchText } from "../palette/searchText.ts";
import { t } from "../words/words.ts";

const MOST = 100;

/** The ports that a node can be connected with, found by the text of both ends: its outputs first, then its inputs; the error output last. */
export function connectChoices(node: string, search: string): readonly Found[] {
  const { workflow, catalogue } = useEditor.getState();
  const { ports, edges } = drawingOf(workflow, catalogue);
  const there = new Set(edges.map(({ from, to }) => JSON.stringify([from.node, from.port, to.node, to.port])));
  const own = ports.get(node);
  const outputs = (own?.outputs ?? []).map(({ name }): PortRef => ({ node, port: name, side: "output" }));
  const held = [
    ...outputs.filter(({ port }) => port !== "error"),
    ...(own?.inputs ?? []).map(({ name }): PortRef => ({ node, port: name, side: "input" })),
    ...outputs.filter(({ port }) => port === "error"),
  ];
  const pairs = held.flatMap((ref) => [...ports.keys()].map((other) => ({ ref, other, title: titleOf(workflow, other) })));
  const found: Found[] = [];
  for (const { ref, other, title } of searchText(pairs, search, (pair) => `${pair.ref.port} ${pair.title}`)) {
    for (const end of fittingPortsOf(other, ref)) {
      const [from, to] = ref.side === "output" ? [ref, end] : [end, ref];
      if (there.has(JSON.stringify([from.node, from.port, to.node, to.port]))) continue;
      found.push({
        key: `${ref.side} ${ref.port} ${end.node} ${end.port}`,
        title: `${ref.port} ${ref.side === "output" ? t("to") : t("from")} ${title}.${end.port}`,
        icon: ref.side === "output" ? "log-out" : "log-in",
        run: () => connectPorts(ref, end),
      });
    }
    if (found.length >= MOST) break;
  }
  return found;
}
