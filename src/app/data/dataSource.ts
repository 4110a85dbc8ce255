import type { PacketAddress } from "../../../workers/protocol.ts";
import type { ItemExport, ItemView } from "../../model/itemView.ts";
import type { Json } from "../../model/json.ts";
import { saveAs } from "../library/saveAs.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, tn } from "../words/words.ts";
import { cornersOf, type Selection } from "./cellMoves.ts";
import type { ItemPages } from "./itemPages.ts";
import { type Column, cellValue } from "./tableColumns.ts";

/** Where items come from and how they are looked at; all that a view of data needs. */
export type DataSource = {
  readonly address: PacketAddress;
  readonly view: ItemView;
  /** Grows with what the port gave; the data is new then. */
  readonly state: number;
  /** `NODE.PORT items`. */
  readonly name: string;
};

/** More is better downloaded: a clipboard holds it in memory several times. */
const MOST_COPIED = 50_000_000;

/** Downloads the items of a view as `NODE.PORT.csv` or `.json`. */
export async function downloadItems({ address, view }: DataSource, how: ItemExport): Promise<void> {
  const answer = await engineClient().exportItems(address, view, how);
  if (answer.ok) saveAs(answer.value, `${address.node}.${address.port}.${how.format}`);
  else toast(answer.message);
}

/** Puts items of a view on the clipboard; `what` says how people call them. */
export async function copyItems({ address, view }: DataSource, how: ItemExport, what: string): Promise<void> {
  const text = async (): Promise<Blob> => {
    const answer = await engineClient().exportItems(address, view, how);
    if (!answer.ok) throw new Error(answer.message);
    if (answer.value.size > MOST_COPIED) throw new Error(t("This is too much for the clipboard. Download it instead."));
    return new Blob([answer.value], { type: "text/plain" });
  };
  await copy(text(), what);
}

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  await copy(Promise.resolve(new Blob([text], { type: "text/plain" })), what);
}

/** The text may still be on its way: the browser must be asked while the click lasts. */
async function copy(text: Promise<Blob>, what: string): Promise<void> {
  text.catch(() => undefined);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    toast(t("{what} copied.", { what }));
  } catch (error) {
    const reason = await text.then(
      () => (error instanceof Error ? error.message : String(error)),
      (cause: Error) => cause.message,
    );
    toast(t("Nothing was copied: {reason}", { reason }));
  }
}

/** Copies the cells of a selection; one cell as its bare text. */
export async function copySelection(
  source: DataSource,
  pages: ItemPages,
  selection: Selection,
  columns: readonly Column[],
  format: "tsv" | "json",
): Promise<void> {
  const { first, last } = cornersOf(selection);
  const keys = columns.slice(first.column, last.column + 1).flatMap(({ key }) => key ?? []);
  const rows = last.row - first.row + 1;
  const how = { format, from: first.row, count: rows, bare: format === "tsv", ...(keys.length > 0 && { columns: keys }) };
  const cells = rows * (last.column - first.column + 1);
  if (cells === 1) await copyValue(cellValue(pages.item(first.row), keys[0]) ?? "");
  else await copyItems(source, how, tn(cells, "{count} cell", "{count} cells"));
}

/** Copies one value: a text as it is, anything else as JSON. */
export async function copyValue(value: Json): Promise<void> {
  await copyText(typeof value === "string" ? value : JSON.stringify(value, null, 2), t("Value"));
}
