/** A place in the table: row and column, from 0. */
export type Place = { readonly row: number; readonly column: number };

/** The cells between the place that was chosen first and the one that has the focus. */
export type Selection = { readonly from: Place; readonly to: Place };

export type Extent = { readonly rows: number; readonly columns: number /** Rows that are seen at once. */; readonly page: number };

/** Where a key leads from a place; undefined for keys that lead nowhere. */
export function movedBy(key: string, control: boolean, { row, column }: Place, { rows, columns, page }: Extent): Place | undefined {
  const [lastRow, lastColumn] = [Math.max(0, rows - 1), Math.max(0, columns - 1)];
  const at = (toRow: number, toColumn: number): Place => ({
    row: Math.min(Math.max(toRow, 0), lastRow),
    column: Math.min(Math.max(toColumn, 0), lastColumn),
  });
  switch (key) {
    case "ArrowUp":
      return at(control ? 0 : row - 1, column);
    case "ArrowDown":
      return at(control ? lastRow : row + 1, column);
    case "ArrowLeft":
      return at(row, control ? 0 : column - 1);
    case "ArrowRight":
      return at(row, control ? lastColumn : column + 1);
    case "PageUp":
      return at(row - page, column);
    case "PageDown":
      return at(row + page, column);
    case "Home":
      return at(control ? 0 : row, 0);
    case "End":
      return at(control ? lastRow : row, lastColumn);
    default:
      return undefined;
  }
}

/** The corners of a selection, in reading order. */
export function cornersOf({ from, to }: Selection): { readonly first: Place; readonly last: Place } {
  return {
    first: { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) },
    last: { row: Math.max(from.row, to.row), column: Math.max(from.column, to.column) },
  };
}

export function isSelected(selection: Selection | undefined, row: number, column: number): boolean {
  if (selection === undefined) return false;
  const { first, last } = cornersOf(selection);
  return first.row <= row && row <= last.row && first.column <= column && column <= last.column;
}
