import { lazy, memo, Suspense, useCallback, useId, useMemo, useState } from "react";
import { create } from "zustand";
import type { PacketAddress } from "../../../workers/protocol.ts";
import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import { isObject } from "../../model/json.ts";
import { useRunStore } from "../run/runStore.ts";
import { Tabs } from "../ui/Tabs.tsx";
import "./data.css";
import { Icon } from "../ui/Icon.tsx";
import { msg, numberText, t, tn, told } from "../words/words.ts";
import { AttemptPicker } from "./AttemptPicker.tsx";
import { type Attempt, worthPicking } from "./attempts.ts";
import type { Place, Selection } from "./cellMoves.ts";
import { DataTools } from "./DataTools.tsx";
import type { DataSource } from "./dataSource.ts";
import { fileKind } from "./fileKind.ts";
import { closeFirstChart } from "./firstChart.ts";
import { ItemJson } from "./ItemJson.tsx";
import { ItemTable } from "./ItemTable.tsx";
import { IterationPicker } from "./IterationPicker.tsx";
import type { ItemPages } from "./itemPages.ts";
import type { Iterations } from "./iterations.ts";
import { LineagePanel } from "./LineagePanel.tsx";
import { showLineage, useLineage } from "./lineageStore.ts";
import { cellValue, tableColumns } from "./tableColumns.ts";
import { type ChangeLook, type TableLook, useTableLook, viewOf } from "./tableLook.ts";
import { useItemPages } from "./useItemPages.ts";
import { useNear } from "./useNear.ts";
import { type OpenValue, ValueDialog } from "./ValueDialog.tsx";

const SchemaView = lazy(async () => ({ default: (await import("./SchemaView.tsx")).SchemaView }));
const FileContent = lazy(async () => ({ default: (await import("./FilePreview.tsx")).FileContent }));
const ChartAside = lazy(async () => ({ default: (await import("./ChartAside.tsx")).ChartAside }));
const ChartView = lazy(async () => ({ default: (await import("./ChartView.tsx")).ChartView }));

const VIEWS = [msg("Table"), "JSON", msg("Schema"), msg("Chart")] as const;
type View = (typeof VIEWS)[number];
const VIEW_ICONS: Readonly<Record<View, string>> = { Table: "table-2", JSON: "braces", Schema: "list-tree", Chart: "chart-column" };

/** The view chosen last, for all places that show data. */
const useView = create<{ readonly view: View }>(() => ({ view: "Table" }));

/** A port whose data can be shown. */
export type PortChoice = {
  readonly node: string;
  readonly port: string;
  /** The node's title and the port. */
  readonly name: string;
  /** How it is called among the choices. */
  readonly label: string;
  readonly count: number | undefined;
  /** All that left in this scope, `*` for all scopes; what left last where it is undefined. */
  readonly scope?: string | undefined;
  /** In this activation alone. */
  readonly activation?: number;
  /** What came in at the port in that activation, in place of what left it. */
  readonly side?: "input";
};

type Props = {
  readonly runId: string | undefined;
  readonly choices: readonly PortChoice[];
  readonly chosen: PortChoice | undefined;
  /** Tells states of the same port apart, for example its activations so far. */
  readonly state: number;
  readonly iterations?: Iterations | undefined;
  /** The attempts that can be picked, and the one whose data this is. */
  /** Shows a chart beside the table. */
  readonly charted?: boolean;
  readonly attempts?: { readonly all: readonly Attempt[]; readonly shown: Attempt | undefined };
  /** Said where there is nothing to show. */
  readonly empty: string;
  choose(choice: PortChoice): void;
};

/** The items of a port: a table, JSON, schema or chart, and a picker where there are several ports. */
export function PortData({ runId, choices, chosen, state, iterations, attempts, charted = false, empty, choose }: Props) {
  const { view } = useView();
  const panel = useId();
  const seq = useRunStore((state) => state.seq);
  const [look, change] = useTableLook(chosen?.name ?? "");
  const [selection, select] = useState<Selection | undefined>(undefined);
  const { search, sort } = look;
  const shown = useMemo(() => viewOf({ search, sort }), [search, sort]);
  const address = runId === undefined || chosen?.count === undefined ? undefined : addressOf(runId, chosen, seq);
  const { pages, error, version } = useItemPages(address, state, shown);
  const source = address && { address, view: shown, state, name: t("{name} items", { name: chosen?.name ?? "" }) };
  const [seen, see] = useState(pages);
  if (seen !== pages) {
    see(pages);
    select(undefined);
  }
  const some = source !== undefined && pages !== undefined && (pages.total !== 0 || shown.search !== undefined);
  return (
    <div className="data-view">
      <div className="data-bar">
        {choices.length > 1 && <PortPicker choices={choices} chosen={chosen} choose={choose} />}
        {choices.length === 1 && <span className="data-port">{chosen?.label}</span>}
        {iterations !== undefined && <IterationPicker iterations={iterations} />}
        {attempts !== undefined && worthPicking(attempts.all) && <AttemptPicker attempts={attempts.all} picked={attempts.shown} />}
        {source !== undefined && chosen?.count !== undefined && (
          <span className="data-count">
            {countText(pages?.total ?? chosen.count, shown.search === undefined ? undefined : chosen.count)}
          </span>
        )}
        {some && <DataTools source={source} pages={pages} look={look} selection={selection} change={change} />}
        <Tabs
          label={t("View")}
          tabs={VIEWS}
          icons={VIEW_ICONS}
          current={view}
          controls={panel}
          onSelect={(next) => {
            closeFirstChart();
            useView.setState({ view: next });
          }}
        />
      </div>
      {attempts?.shown?.failure !== undefined && chosen?.side === "input" && <InputOfFailed attempt={attempts.shown} />}
      <div className="data-body" role="tabpanel" id={panel} aria-labelledby={`${panel}-${view}`}>
        {error !== undefined && <p className="panel-empty">{error}</p>}
        {error === undefined && source === undefined && <p className="panel-empty">{empty}</p>}
        {error === undefined && pages?.total === 0 && source !== undefined && <Nothing search={look.search} change={change} />}
        {error === undefined && source !== undefined && pages !== undefined && pages.total !== 0 && (
          <Body {...{ view, source, pages, version, look, selection, charted, change, select }} />
        )}
      </div>
    </div>
  );
}

/** Says that the items are what a failed attempt had got, and why it failed. */
function InputOfFailed({ attempt: { attempt, failure } }: { readonly attempt: Attempt }) {
  return (
    <p className="attempt-note">
      <Icon name="circle-x" size={14} />
      {t("This came in. Attempt {attempt} failed: {message}", { attempt, message: told(failure?.message ?? "") })}
    </p>
  );
}

type BodyProps = {
  readonly view: View;
  readonly source: DataSource;
  readonly pages: ItemPages;
  readonly version: number;
  readonly look: TableLook;
  readonly selection: Selection | undefined;
  readonly charted: boolean;
  readonly change: ChangeLook;
  readonly select: (selection: Selection | undefined) => void;
};

function Body({ view, source, pages, version, look, selection, charted, change, select }: BodyProps) {
  const [opened, show] = useState<OpenValue | undefined>(undefined);
  const open = useCallback(
    ({ row, column }: Place) => {
      const item = pages.item(row);
      const key = tableColumns(pages, look).columns[column]?.key;
      const value = cellValue(item, key);
      const title = isFileItem(value)
        ? value.name
        : t("{key} of item {origin}", { key: key ?? t("Value"), origin: (pages.origin(row) ?? row) + 1 });
      if (item !== undefined && value !== undefined) show({ title, value, item });
    },
    [pages, look],
  );
  const { address } = source;
  const follow = useCallback((row: number) => void showLineage(address, pages.origin(row) ?? row), [address, pages]);
  const trace = address.side === "input" ? undefined : follow;
  const lineage = useLineage((state) => state.shown);
  const image = onlyImage(pages);
  return (
    <>
      {view === "Table" && (
        <div className="table-and-lineage">
          <div className="data-body">
            <ItemTable {...{ source, pages, version, look, selection, change, select, open, trace }} />
          </div>
          {lineage?.runId === address.runId && <LineagePanel lineage={lineage} />}
          {lineage === undefined && image !== undefined && <ImageAside image={image} />}
          {lineage === undefined && charted && (
            <Suspense>
              <ChartAside source={source} pages={pages} />
            </Suspense>
          )}
        </div>
      )}
      {view === "JSON" && <ItemJson pages={pages} version={version} name={source.name} />}
      <Suspense fallback={<p className="panel-empty">{t("Loading…")}</p>}>
        {view === "Schema" && <SchemaView source={source} />}
        {view === "Chart" && <ChartView source={source} pages={pages} />}
      </Suspense>
      {opened !== undefined && <ValueDialog {...opened} onClose={() => show(undefined)} />}
    </>
  );
}

/** The image that is all there is: it is the only item, or the only file in it. */
function onlyImage(pages: ItemPages): FileItem | undefined {
  const item = pages.total === 1 ? pages.item(0) : undefined;
  const values: readonly unknown[] = isFileItem(item) ? [item] : isObject(item) ? Object.values(item) : [];
  const files = values.filter((value) => isFileItem(value));
  return files.length === 1 && files.every((file) => fileKind(file) === "image") ? files[0] : undefined;
}

/** An image beside the table whose only item it is. */
function ImageAside({ image }: { readonly image: FileItem }) {
  return (
    <div className="image-aside">
      <Suspense fallback={<p className="quiet">{t("Loading…")}</p>}>
        <FileContent file={image} />
      </Suspense>
    </div>
  );
}

function Nothing({ search, change }: { readonly search: string; readonly change: ChangeLook }) {
  if (search.trim() === "") return <p className="panel-empty">{t("No items left this port.")}</p>;
  return (
    <div className="panel-empty">
      <p>{t("No item holds “{search}”.", { search: search.trim() })}</p>
      <button type="button" className="button outlined" onClick={() => change({ search: "" })}>
        {t("Clear the search")}
      </button>
    </div>
  );
}

function addressOf(runId: string, { node, port, scope, activation, side }: PortChoice, seq: number | undefined): PacketAddress {
  return {
    runId,
    node,
    port,
    ...(scope === undefined ? {} : { scope }),
    ...(activation === undefined ? {} : { activation }),
    ...(side === undefined ? {} : { side }),
    ...(seq === undefined ? {} : { until: seq }),
  };
}

function countText(count: number, of: number | undefined): string {
  if (of === undefined) return tn(count, "{count} item", "{count} items");
  return tn(of, "{found} of {count} item", "{found} of {count} items", { found: numberText(count) });
}

/** More choices than these are listed only when somebody is about to choose. */
const LISTED = 500;

const PortPicker = memo(function PortPicker({ choices, chosen, choose }: Pick<Props, "choices" | "chosen" | "choose">) {
  const { near, comings } = useNear();
  const listed = near || choices.length <= LISTED;
  return (
    <select
      className="input data-picker"
      aria-label={t("Port")}
      {...comings}
      value={chosen === undefined ? -1 : choices.findIndex((each) => isSame(each, chosen))}
      onChange={(event) => {
        const choice = choices[Number(event.target.value)];
        if (choice !== undefined) choose(choice);
      }}
    >
      {chosen === undefined && <option value={-1}>{t("Choose a port")}</option>}
      {choices.map(
        (choice, index) =>
          (listed || isSame(choice, chosen)) && (
            <option key={`${choice.node}.${choice.port} ${choice.label}`} value={index}>
              {choice.count === undefined ? choice.label : `${choice.label} (${numberText(choice.count)})`}
            </option>
          ),
      )}
    </select>
  );
});

function isSame(one: PortChoice, other: PortChoice | undefined): boolean {
  return one.node === other?.node && one.port === other.port && one.label === other.label && one.side === other.side;
}
