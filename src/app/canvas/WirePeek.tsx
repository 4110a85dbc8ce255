import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Item } from "../../model/item.ts";
import type { ItemPage } from "../../model/itemView.ts";
import { isObject } from "../../model/json.ts";
import type { PortKind } from "../../model/nodeType.ts";
import { cellText, cellTitle } from "../data/cellText.ts";
import { ALL } from "../data/iterations.ts";
import { showPort } from "../data/pickedPort.ts";
import { cellValue } from "../data/tableColumns.ts";
import { useAnswer } from "../data/useAnswer.ts";
import { useEditor } from "../editor/editorStore.ts";
import { kindWord } from "../editor/kindWord.ts";
import { drawingOf, titleOf } from "../editor/portsOfNode.ts";
import { engineClient } from "../run/engineClient.ts";
import { useEdgeCount, useRunStore } from "../run/runStore.ts";
import "./wirePeek.css";
import { numberText, t, tn } from "../words/words.ts";
import { type Peek, usePeek, watchWires } from "./wirePeek.ts";

const ITEMS = 5;
const COLUMNS = 4;
/** From the pointer to what is shown: the wire and its plus stay free. */
const AWAY = 14;

/** The first items that passed a wire, while the pointer rests on it or a key has gone to it. It takes no focus. */
export function WirePeek() {
  const peek = usePeek((state) => state.peek);
  const box = useRef<HTMLElement>(null);
  useEffect(() => watchWires((target) => box.current?.contains(target) === true), []);
  const from = useEditor(({ workflow, catalogue }) => drawingOf(workflow, catalogue).edges.find(({ text }) => text === peek?.edge)?.from);
  const kind = useEditor(({ workflow, catalogue }) => {
    const outputs = drawingOf(workflow, catalogue).ports.get(from?.node ?? "")?.outputs;
    return outputs?.find(({ name }) => name === from?.port)?.kind;
  });
  if (peek === undefined || from === undefined) return null;
  return (
    <FirstItems
      key={peek.edge}
      at={peek}
      node={from.node}
      port={from.port}
      kind={kind}
      box={box}
      onOpen={() => usePeek.setState({ peek: undefined })}
    />
  );
}

type Props = {
  readonly at: Peek;
  readonly node: string;
  readonly port: string;
  readonly kind: PortKind | undefined;
  readonly box: RefObject<HTMLElement | null>;
  readonly onOpen: () => void;
};

function FirstItems({ at, node, port, kind, box, onOpen }: Props) {
  const name = useEditor(({ workflow }) => `${titleOf(workflow, node)}.${port}`);
  const runId = useRunStore(({ facts }) => facts.runId) ?? "";
  const until = useRunStore(({ seq }) => seq);
  const count = useEdgeCount(node, port) ?? 0;
  const address = { runId, node, port, scope: ALL, ...(until !== undefined && { until }) };
  const answer = useAnswer<ItemPage>(() => engineClient().items(address, 0, ITEMS), `${JSON.stringify(address)} ${count}`);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const { width, height } = current.getBoundingClientRect();
    const above = at.y + AWAY + height > innerHeight - 4;
    current.style.left = `${Math.max(4, Math.min(at.x - 24, innerWidth - width - 4))}px`;
    current.style.top = `${Math.max(4, above ? at.y - AWAY - height : at.y + AWAY)}px`;
  });
  if (count === 0 || answer === undefined) return null;
  return (
    <section ref={box} aria-label={t("First items of {name}", { name })} className="wire-peek">
      <header>
        <strong>{name}</strong>
        {kindWord(kind) !== undefined && (
          <span className="wire-kind" data-port-kind={kind}>
            {kindWord(kind)}
          </span>
        )}
        <span className="quiet">
          {count > ITEMS
            ? t("{shown} of {all} items", { shown: ITEMS, all: numberText(count) })
            : tn(count, "{count} item", "{count} items")}
        </span>
        <button
          type="button"
          className="button"
          onClick={() => {
            onOpen();
            showPort({ node, port });
          }}
        >
          {t("Open")}
        </button>
      </header>
      {answer.ok ? <Rows items={answer.value.items} /> : <p className="quiet">{answer.message}</p>}
    </section>
  );
}

function Rows({ items }: { readonly items: readonly Item[] }) {
  const keys = [...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))];
  const columns = keys.length === 0 ? [undefined] : keys.slice(0, COLUMNS);
  return (
    <>
      <table>
        {keys.length > 0 && (
          <thead>
            <tr>
              {columns.map((key) => (
                <th key={key ?? ""} scope="col">
                  {key}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            <tr key={index}>
              {columns.map((key) => (
                <td key={key ?? ""} title={cellTitle(cellValue(item, key))}>
                  {cellText(cellValue(item, key))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {keys.length > COLUMNS && <p className="quiet">{tn(keys.length - COLUMNS, "and {count} more field", "and {count} more fields")}</p>}
    </>
  );
}
