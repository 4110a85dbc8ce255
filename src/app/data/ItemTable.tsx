// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which takes a table element its layout
// biome-ignore-all lint/a11y/useFocusableInteractive: nothing in the table is operated; the scroller around it has the focus
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef } from "react";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, own } from "../../model/json.ts";
import { cellKind, cellText } from "./cellText.ts";
import type { ItemPages } from "./itemPages.ts";
import { KeyLabel } from "./KeyLabel.tsx";

const ROW = 28;
/** Columns drawn; the rest is in the JSON view. */
const MOST = 100;
/** Items looked at for the width of a column. */
const SAMPLE = 50;

type Props = { readonly pages: ItemPages; readonly version: number; readonly name: string };
type Column = {
  readonly key: string | undefined;
  readonly width: number /** All its values seen so far are numbers. */;
  readonly numeric: boolean;
};

/** Items as rows, drawn and fetched only where they are seen. */
export function ItemTable({ pages, version, name }: Props) {
  const total = pages.total ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  const columns = useMemo(() => columnsToDraw(pages), [pages, pages.columns]);
  const seen = rows.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  useEffect(() => pages.want(first, last), [pages, first, last]);
  const width = 64 + columns.reduce((sum, column) => sum + column.width, 0);
  const hidden = pages.columns.keys.length - MOST;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div ref={scroller} className="item-table scroll" tabIndex={0} data-version={version}>
        <div role="table" aria-label={name} aria-rowcount={total + 1} aria-colcount={columns.length + 1} style={{ minWidth: width }}>
          <div role="rowgroup" className="item-head">
            <div role="row" aria-rowindex={1} className="item-row">
              <span role="columnheader" className="item-index">
                #
              </span>
              {columns.map(({ key, width: size, numeric }) => (
                <span role="columnheader" key={key ?? ""} data-kind={numeric ? "number" : undefined} style={{ width: size }} title={key}>
                  <KeyLabel column={key} />
                </span>
              ))}
            </div>
          </div>
          <div role="rowgroup" style={{ height: rows.getTotalSize(), position: "relative" }}>
            {seen.map(({ index, start }) => (
              <Row key={index} index={index} start={start} item={pages.item(index)} columns={columns} />
            ))}
          </div>
        </div>
      </div>
      {hidden > 0 && <p className="data-note">{`${hidden} more columns in JSON`}</p>}
    </>
  );
}

type RowProps = { readonly index: number; readonly start: number; readonly item: Item | undefined; readonly columns: readonly Column[] };

const Row = memo(function Row({ index, start, item, columns }: RowProps) {
  return (
    <div role="row" aria-rowindex={index + 2} className="item-row" style={{ transform: `translateY(${start}px)`, position: "absolute" }}>
      <span role="rowheader" className="item-index">
        {index + 1}
      </span>
      {columns.map(({ key, width }) => {
        const value = valueAt(item, key);
        const text = cellText(value);
        return (
          <span role="cell" key={key ?? ""} data-kind={cellKind(value)} style={{ width }} title={text.length > 24 ? text : undefined}>
            {text}
          </span>
        );
      })}
    </div>
  );
});

/** The cell of a column; the whole item in the column without a key. */
function valueAt(item: Item | undefined, key: string | undefined): Json | undefined {
  if (item === undefined || key === undefined) return item;
  return isObject(item) ? own(item as Record<string, Json>, key) : undefined;
}

function columnsToDraw(pages: ItemPages): readonly Column[] {
  const { keys } = pages.columns;
  const drawn: (string | undefined)[] = keys.length === 0 ? [undefined] : keys.slice(0, MOST);
  return drawn.map((key) => {
    let longest = (key ?? "value").length;
    const kinds = new Set<string>();
    for (let index = 0; index < SAMPLE; index += 1) {
      const value = valueAt(pages.item(index), key);
      longest = Math.max(longest, cellText(value).length);
      if (value !== undefined && value !== null) kinds.add(cellKind(value));
    }
    return { key, width: Math.min(Math.max(longest * 7.5 + 24, 72), 320), numeric: kinds.size === 1 && kinds.has("number") };
  });
}
