// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which takes a table element its layout
import { type KeyboardEvent, type PointerEvent, useContext } from "react";
import { announce } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { msg, t } from "../words/words.ts";
import { KeyBase, KeyLabel } from "./KeyLabel.tsx";
import type { Column } from "./tableColumns.ts";
import { type ChangeLook, nextSort, orderOf, type TableLook, withWidth } from "./tableLook.ts";

type Props = { readonly columns: readonly Column[]; readonly look: TableLook; readonly change: ChangeLook };

/** The names of the columns: pressing one sorts by it, its edge sets its width. */
export function TableHead({ columns, look, change }: Props) {
  return (
    <div role="rowgroup" className="item-head">
      <div role="row" aria-rowindex={1} className="item-row">
        <span role="columnheader" className="item-index">
          #
        </span>
        {columns.map((column) => (
          <HeadCell key={column.key ?? ""} column={column} look={look} change={change} />
        ))}
      </div>
    </div>
  );
}

const ORDERS = { ascending: msg("ascending"), descending: msg("descending"), none: "" } as const;

type CellProps = { readonly column: Column; readonly look: TableLook; readonly change: ChangeLook };

function HeadCell({ column: { key, sort: field = key, width, numeric }, look, change }: CellProps) {
  const draggable = useContext(KeyBase) !== undefined;
  const order = orderOf(look.sort, field);
  const name = key ?? (field === undefined ? t("value") : t("file"));
  const sort = (): void => {
    const next = nextSort(look.sort, field);
    change(next);
    announce(
      next.sort === undefined
        ? t("In the order in which they left")
        : t("Sorted by {name}, {order}", { name, order: t(ORDERS[orderOf(next.sort, field)]) }),
    );
  };
  return (
    <span role="columnheader" aria-label={name} aria-sort={order} data-kind={numeric ? "number" : undefined} style={{ width }}>
      {/* A name that can be dragged into a field is a control of its own. */}
      {draggable && <KeyLabel column={key} />}
      <button
        type="button"
        className="sort-button"
        aria-label={t("Sort by {name}", { name })}
        title={t("Sort by {name}", { name })}
        onClick={sort}
      >
        {!draggable && <span>{name}</span>}
        {draggable && order === "none" && <Icon name="arrow-down-up" size={12} />}
        {order !== "none" && <Icon name={order === "ascending" ? "arrow-up" : "arrow-down"} size={12} />}
      </button>
      <ColumnEdge name={name} width={width} resize={(next) => change(withWidth(look, key ?? "", next))} />
    </span>
  );
}

type EdgeProps = { readonly name: string; readonly width: number; resize(width: number): void };

/** Drag it, or press the arrows while it has the focus. */
function ColumnEdge({ name, width, resize }: EdgeProps) {
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const cell = event.currentTarget.parentElement?.getBoundingClientRect();
    if (event.buttons === 1 && cell !== undefined) resize(event.clientX - cell.left);
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 16 : event.key === "ArrowLeft" ? -16 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resize(width + step);
  };
  return (
    <span
      role="separator"
      className="column-edge"
      aria-label={t("Width of {name}", { name })}
      aria-orientation="vertical"
      aria-valuenow={Math.round(width)}
      aria-valuemin={48}
      aria-valuemax={1200}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
