// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which takes a table element its layout
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { tn } from "../words/words.ts";
import { movedBy, type Place, type Selection } from "./cellMoves.ts";
import { copySelection, type DataSource } from "./dataSource.ts";
import { ItemRow } from "./ItemRow.tsx";
import type { ItemPages } from "./itemPages.ts";
import { TableHead } from "./TableHead.tsx";
import { tableColumns } from "./tableColumns.ts";
import type { ChangeLook, TableLook } from "./tableLook.ts";

const ROW = 28;

type Props = {
  readonly source: DataSource;
  readonly pages: ItemPages;
  readonly version: number;
  readonly look: TableLook;
  readonly selection: Selection | undefined;
  readonly change: ChangeLook;
  readonly select: (selection: Selection | undefined) => void;
  /** Shows the value of a cell in full. */
  readonly open: (at: Place) => void;
  /** Shows where the item of a row came from; undefined where that is not known. */
  readonly trace: ((row: number) => void) | undefined;
};

/** Items as rows, drawn and fetched only where they are seen. Arrows walk through the cells, Enter opens one, Space traces its item. */
export function ItemTable(props: Props) {
  const { source, pages, version, look, selection, change } = props;
  const total = pages.total ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const active = selection?.to.row;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    rangeExtractor: useCallback((range: Range) => withActive(range, active), [active]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages change in place, the version says so
  const { columns, left } = useMemo(() => tableColumns(pages, look), [pages, version, look]);
  const seen = rows.getVirtualItems();
  const [first, last] = [rows.range?.startIndex ?? 0, rows.range?.endIndex ?? 0];
  useEffect(() => pages.want(first, last), [pages, first, last]);
  const shownAs = JSON.stringify([source.name, source.view]);
  const before = useRef(shownAs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: until the items of another view are here, the ones before stay where they are
  useEffect(() => {
    if (before.current === shownAs) return;
    before.current = shownAs;
    scroller.current?.scrollTo({ top: 0 });
  }, [pages]);
  const walk = useWalk(props, { scroller, columns: columns.length, page: Math.max(1, last - first - 1), reach: rows.scrollToIndex });
  const width = 64 + columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it answers the keys of its cells */}
      <div ref={scroller} className="item-table scroll" tabIndex={0} onKeyDown={walk} onCopy={(event) => event.stopPropagation()}>
        <div role="table" aria-label={source.name} aria-rowcount={total + 1} aria-colcount={columns.length + 1} style={{ minWidth: width }}>
          <TableHead columns={columns} look={look} change={change} />
          <div role="rowgroup" style={{ height: rows.getTotalSize(), position: "relative" }}>
            {seen.map(({ index, start }) => (
              <ItemRow
                key={index}
                index={index}
                origin={pages.origin(index)}
                start={start}
                item={pages.item(index)}
                columns={columns}
                selection={touches(selection, index) ? selection : undefined}
                select={props.select}
                open={props.open}
                trace={props.trace}
              />
            ))}
          </div>
        </div>
      </div>
      {left > 0 && (
        <p className="data-note">
          {tn(left, "{count} more column: hide some here, or see JSON", "{count} more columns: hide some here, or see JSON")}
        </p>
      )}
    </>
  );
}

/** The row with the focus stays drawn, so that the focus is not lost by scrolling. */
function withActive(range: Range, active: number | undefined): number[] {
  const drawn = defaultRangeExtractor(range);
  if (active === undefined || active >= range.count || drawn.includes(active)) return drawn;
  return [...drawn, active].sort((one, other) => one - other);
}

function touches(selection: Selection | undefined, row: number): boolean {
  if (selection === undefined) return false;
  return Math.min(selection.from.row, selection.to.row) <= row && row <= Math.max(selection.from.row, selection.to.row);
}

type Surroundings = {
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly columns: number;
  readonly page: number;
  reach(row: number): void;
};

/** Answers keys in the table; the focus follows the cell that was walked to. */
function useWalk(props: Props, { scroller, columns, page, reach }: Surroundings) {
  const { source, pages, look, selection, select, open, trace } = props;
  const walked = useRef(false);
  const { to } = selection ?? {};
  useEffect(() => {
    if (!walked.current || to === undefined) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-place="${to.row}:${to.column}"]`);
    if (cell === undefined || cell === null) return;
    walked.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return (event: React.KeyboardEvent): void => {
    if (event.target !== scroller.current && !(event.target as HTMLElement).matches("[data-place]")) return;
    const control = event.ctrlKey || event.metaKey;
    const here = to ?? { row: -1, column: 0 };
    const next = movedBy(event.key, control, here, { rows: pages.total ?? 0, columns, page });
    const done = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (next !== undefined) {
      done();
      walked.current = true;
      select({ from: event.shiftKey ? (selection?.from ?? next) : next, to: next });
      reach(next.row);
    } else if (control && event.key === "a") {
      done();
      select({ from: { row: 0, column: 0 }, to: { row: (pages.total ?? 1) - 1, column: columns - 1 } });
    } else if (to === undefined) return;
    else if (control && event.key === "c" && getSelection()?.isCollapsed !== false) {
      done();
      void copySelection(source, pages, selection as Selection, tableColumns(pages, look).columns, "tsv");
    } else if (event.key === "Enter") {
      done();
      open(to);
    } else if (event.key === " ") {
      done();
      trace?.(to.row);
    }
  };
}
