import { create } from "zustand";
import type { ItemSort, ItemView } from "../../model/itemView.ts";

/** How the items of a port are looked at. Kept while the page is open, by the name of the port. */
export type TableLook = {
  readonly search: string;
  /** As they left where it is undefined. */
  readonly sort: ItemSort | undefined;
  readonly hidden: ReadonlySet<string>;
  /** Widths chosen by hand, in CSS pixels. */
  readonly widths: ReadonlyMap<string, number>;
};

export const PLAIN_LOOK: TableLook = { search: "", sort: undefined, hidden: new Set(), widths: new Map() };
const NARROWEST = 48;
const WIDEST = 1200;

const useLooks = create<{ readonly looks: ReadonlyMap<string, TableLook> }>(() => ({ looks: new Map() }));

/** Changes the look of one port. */
export type ChangeLook = (change: Partial<TableLook>) => void;

export function useTableLook(port: string): readonly [TableLook, ChangeLook] {
  const look = useLooks((state) => state.looks.get(port)) ?? PLAIN_LOOK;
  const change: ChangeLook = (part) =>
    useLooks.setState(({ looks }) => ({ looks: new Map(looks).set(port, { ...(looks.get(port) ?? PLAIN_LOOK), ...part }) }));
  return [look, change];
}

/** Which items a look shows, as the worker is asked for them. */
export function viewOf({ search, sort }: Pick<TableLook, "search" | "sort">): ItemView {
  return { ...(search.trim() !== "" && { search }), ...(sort !== undefined && { sort }) };
}

/** What pressing a column's header comes to: up, down, then as it left. */
export function nextSort(sort: ItemSort | undefined, column: string | undefined): Pick<TableLook, "sort"> {
  if (orderOf(sort, column) === "none") return { sort: column === undefined ? {} : { column } };
  return { sort: sort?.descending === true ? undefined : { ...sort, descending: true } };
}

/** The order of a column, for `aria-sort`. */
export function orderOf(sort: ItemSort | undefined, column: string | undefined): "ascending" | "descending" | "none" {
  if (sort === undefined || sort.column !== column) return "none";
  return sort.descending === true ? "descending" : "ascending";
}

export function withHidden({ hidden }: TableLook, column: string, hide: boolean): Pick<TableLook, "hidden"> {
  const next = new Set(hidden);
  if (hide) next.add(column);
  else next.delete(column);
  return { hidden: next };
}

/** Another width of a column, within what can be seen. */
export function withWidth({ widths }: TableLook, column: string, width: number): Pick<TableLook, "widths"> {
  return { widths: new Map(widths).set(column, Math.round(Math.min(Math.max(width, NARROWEST), WIDEST))) };
}
