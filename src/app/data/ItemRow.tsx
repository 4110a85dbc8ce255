// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which takes a table element its layout
import { memo } from "react";
import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { isSelected, type Place, type Selection } from "./cellMoves.ts";
import { cellKind, cellText, cellTitle, fileFacts } from "./cellText.ts";
import { type FileKind, fileKind } from "./fileKind.ts";
import { type Column, cellValue } from "./tableColumns.ts";

type Props = {
  readonly index: number;
  /** Where the item stood when it left the port. */
  readonly origin: number | undefined;
  readonly start: number;
  /** Undefined while it is on its way. */
  readonly item: Item | undefined;
  readonly columns: readonly Column[];
  readonly selection: Selection | undefined;
  readonly select: (selection: Selection) => void;
  readonly open: (at: Place) => void;
  readonly trace: ((row: number) => void) | undefined;
};

/** One item of a table. */
export const ItemRow = memo(function ItemRow({ index, origin, start, item, columns, selection, select, open, trace }: Props) {
  const number = (origin ?? index) + 1;
  return (
    <div role="row" aria-rowindex={index + 2} className="item-row" style={{ transform: `translateY(${start}px)`, position: "absolute" }}>
      <span role="rowheader" className="item-index">
        {trace === undefined ? (
          number
        ) : (
          <button type="button" tabIndex={-1} title={t("Show the lineage of item {number}", { number })} onClick={() => trace(index)}>
            {number}
          </button>
        )}
      </span>
      {columns.map(({ key, width }, column) => {
        const value = cellValue(item, key);
        const text = cellText(value);
        const at = { row: index, column };
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the table's scroller answers the keys of its cells
          <span
            role="cell"
            key={key ?? ""}
            tabIndex={-1}
            data-place={`${index}:${column}`}
            data-kind={cellKind(value)}
            data-selected={isSelected(selection, index, column) || undefined}
            style={{ width }}
            title={cellTitle(value) ?? (text.length > 24 ? text : undefined)}
            onClick={(event) => select({ from: event.shiftKey && selection !== undefined ? selection.from : at, to: at })}
            onDoubleClick={() => open(at)}
          >
            {isFileItem(value) ? <FileCell file={value} open={() => open(at)} /> : text}
          </span>
        );
      })}
    </div>
  );
});

/** A file in a cell; `open` shows what it holds. */
function FileCell({ file, open }: { readonly file: FileItem; open(): void }) {
  const { name } = file;
  return (
    <>
      <Icon name={FILE_ICONS.get(fileKind(file)) ?? "file"} size={14} />
      <span className="cell-name">{name}</span>
      <button type="button" className="cell-open" tabIndex={-1} aria-label={t("Preview {name}", { name })} onClick={open}>
        {t("Preview")}
      </button>
      <span className="cell-facts">{fileFacts(file)}</span>
    </>
  );
}

const FILE_ICONS: ReadonlyMap<FileKind, string> = new Map([
  ["image", "image"],
  ["pdf", "file-text"],
  ["html", "file-code"],
  ["markdown", "file-text"],
  ["csv", "file-spreadsheet"],
  ["text", "file-text"],
]);
