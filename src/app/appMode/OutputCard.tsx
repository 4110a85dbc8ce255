import { lazy, Suspense, useId, useState } from "react";
import type { PacketAddress } from "../../../workers/protocol.ts";
import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import { cellText, cellTitle } from "../data/cellText.ts";
import { saveAs } from "../library/saveAs.ts";
import { Icon } from "../ui/Icon.tsx";
import { Markdown } from "../ui/Markdown.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { msg, t } from "../words/words.ts";
import { AppFile } from "./AppFile.tsx";
import { OutputTable } from "./OutputTable.tsx";
import { type OutputView, outputKind } from "./outputKind.ts";

const OutputChart = lazy(async () => ({ default: (await import("./OutputChart.tsx")).OutputChart }));

/** Values drawn of a list; the download has all. */
const MOST = 200;
const SHOWN_AS = [msg("Table"), msg("Chart")] as const;

type Props = {
  readonly title: string;
  readonly items: readonly Item[];
  /** Where the worker has them, for a chart. */
  readonly address: PacketAddress | undefined;
};

/** One output of a run, shown as what it is, to be taken along as a file. */
export function OutputCard({ title, items, address }: Props) {
  const [shownAs, showAs] = useState<(typeof SHOWN_AS)[number]>("Table");
  const panel = useId();
  const view = outputKind(items);
  const chart = view.kind === "table" && view.charted && address !== undefined;
  return (
    <section aria-label={title} className="app-card output">
      <header>
        <h2>{title}</h2>
        {chart && <Tabs label={t("View of {title}", { title })} tabs={SHOWN_AS} current={shownAs} controls={panel} onSelect={showAs} />}
        {view.kind !== "files" && (
          <button type="button" className="button" onClick={() => saveAs(jsonOf(items), `${title}.json`)}>
            <Icon name="download" />
            {t("Download JSON")}
          </button>
        )}
      </header>
      <div id={panel} {...(chart && { role: "tabpanel", "aria-labelledby": `${panel}-${shownAs}` })}>
        {chart && shownAs === "Chart" ? (
          <Suspense fallback={<p className="quiet">{t("Loading…")}</p>}>
            <OutputChart address={address} name={title} />
          </Suspense>
        ) : (
          <Body view={view} items={items} title={title} />
        )}
      </div>
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
              <dd title={cellTitle(value)}>{isFileItem(value) ? <AppFile file={value} /> : cellText(value)}</dd>
            </div>
          ))}
        </dl>
      );
    case "values":
      return (
        <ul className="output-values">
          {view.values.slice(0, MOST).map((value, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: values are named by their place
            <li key={at} title={cellTitle(value)}>
              {cellText(value)}
            </li>
          ))}
        </ul>
      );
    case "table":
      return <OutputTable columns={view.columns} items={items} title={title} />;
    case "nothing":
      return null;
  }
}

function jsonOf(items: readonly Item[]): Blob {
  return new Blob([JSON.stringify(items, null, 2)], { type: "application/json" });
}
