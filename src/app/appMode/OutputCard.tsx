import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json } from "../../model/json.ts";
import { cellKind, cellText } from "../data/cellText.ts";
import { Icon } from "../ui/Icon.tsx";
import { Markdown } from "../ui/Markdown.tsx";
import { locale, t } from "../words/words.ts";
import { AppFile } from "./AppFile.tsx";
import { type OutputView, outputKind } from "./outputKind.ts";
import { saveBlob } from "./saveBlob.ts";

/** Rows drawn of a table; the download has all. */
const MOST = 200;

/** One output of a run, shown as what it is, to be taken along as a file. */
export function OutputCard({ title, items }: { readonly title: string; readonly items: readonly Item[] }) {
  const view = outputKind(items);
  return (
    <section aria-label={title} className="app-card output">
      <header>
        <h2>{title}</h2>
        {view.kind !== "files" && (
          <button type="button" className="button" onClick={() => saveBlob(jsonOf(items), `${title}.json`)}>
            <Icon name="download" />
            {t("Download JSON")}
          </button>
        )}
      </header>
      <Body view={view} items={items} title={title} />
    </section>
  );
}

function Body({ view, items, title }: { readonly view: OutputView; readonly items: readonly Item[]; readonly title: string }) {
  switch (view.kind) {
    case "files":
      return items.map((file) => <AppFile key={(file as FileItem).$file + (file as FileItem).name} file={file as FileItem} />);
    case "text":
      return <Markdown text={view.text} />;
    case "record":
      return (
        <dl className="output-record">
          {view.rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{isFileItem(value) ? <AppFile file={value} /> : cellText(value)}</dd>
            </div>
          ))}
        </dl>
      );
    case "values":
      return (
        <ul className="output-values">
          {view.values.slice(0, MOST).map((value, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: values are named by their place
            <li key={at}>{cellText(value)}</li>
          ))}
        </ul>
      );
    case "table":
      return <Table columns={view.columns} items={items} title={title} />;
    case "nothing":
      return null;
  }
}

function Table({
  columns,
  items,
  title,
}: {
  readonly columns: readonly string[];
  readonly items: readonly Item[];
  readonly title: string;
}) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="output-table scroll" tabIndex={0}>
        <table aria-label={title}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.slice(0, MOST).map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are named by their place
              <tr key={at}>
                {columns.map((column) => {
                  const value = isObject(item) ? (item[column] as Json | undefined) : undefined;
                  return (
                    <td key={column} data-kind={cellKind(value)}>
                      {isFileItem(value) ? value.name : cellText(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length > MOST && (
        <p className="quiet">
          {t("The first {most} of {count} rows; the download has all.", { most: MOST, count: items.length.toLocaleString(locale()) })}
        </p>
      )}
    </>
  );
}

function jsonOf(items: readonly Item[]): Blob {
  return new Blob([JSON.stringify(items, null, 2)], { type: "application/json" });
}
