import { isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json } from "../../model/json.ts";
import { cellKind, cellText, cellTitle } from "../data/cellText.ts";
import { downloadFile } from "../data/downloadFile.ts";
import { numberText, t } from "../words/words.ts";

/** Rows drawn of a table; the download has all. */
const MOST = 200;

type Props = { readonly title: string; readonly columns: readonly string[]; readonly items: readonly Item[] };

/** Several records as a table; a file among them is taken along by its name. */
export function OutputTable({ title, columns, items }: Props) {
  const kinds = columns.map((column) => kindOf(items, column));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="output-table scroll" tabIndex={0}>
        <table aria-label={title}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column} scope="col" data-kind={kinds[at]}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.slice(0, MOST).map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are named by their place
              <tr key={at}>
                {columns.map((column) => (
                  <Cell key={column} value={valueIn(item, column)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length > MOST && (
        <p className="quiet">
          {t("The first {most} of {count} rows; the download has all.", { most: MOST, count: numberText(items.length) })}
        </p>
      )}
    </>
  );
}

function Cell({ value }: { readonly value: Json | undefined }) {
  return (
    <td data-kind={cellKind(value)} title={cellTitle(value)}>
      {isFileItem(value) ? (
        <button type="button" className="output-file" title={t("Download file")} onClick={() => void downloadFile(value)}>
          {value.name}
        </button>
      ) : (
        cellText(value)
      )}
    </td>
  );
}

function valueIn(item: Item, column: string): Json | undefined {
  return isObject(item) ? (item[column] as Json | undefined) : undefined;
}

/** What the first row with a value holds in a column. */
function kindOf(items: readonly Item[], column: string): ReturnType<typeof cellKind> {
  for (const item of items.slice(0, MOST)) {
    const kind = cellKind(valueIn(item, column));
    if (kind !== "absent" && kind !== "null") return kind;
  }
  return "absent";
}
