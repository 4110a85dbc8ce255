import { useState } from "react";
import type { ChartData, ChartKind, ChartRequest, ChartSum } from "../../model/itemView.ts";
import { engineClient } from "../run/engineClient.ts";
import { t } from "../words/words.ts";
import { ChartDrawing } from "./ChartDrawing.tsx";
import { CHART_KINDS, CHART_SUMS, chartText, figure, likelyChart, measureText } from "./chartChoice.ts";
import type { DataSource } from "./dataSource.ts";
import type { ItemPages } from "./itemPages.ts";
import { useAnswer } from "./useAnswer.ts";

type Props = { readonly source: DataSource; readonly pages: ItemPages };

/** A chart over columns of the items; its figures come summed up from the worker. */
export function ChartView({ source, pages }: Props) {
  const [picked, pick] = useState<ChartRequest | undefined>(undefined);
  const [figures, showFigures] = useState(false);
  const { keys } = pages.columns;
  const usable = picked !== undefined && keys.includes(picked.x) && (picked.y === undefined || keys.includes(picked.y));
  const request = usable ? picked : likelyChart(pages);
  if (request === undefined) return <p className="panel-empty">{t("A chart needs items with fields. These are single values.")}</p>;
  return (
    <div className="chart-view scroll">
      <div className="chart-form">
        <ChartForm request={request} keys={keys} pick={pick} />
        <button type="button" className="button outlined" aria-expanded={figures} onClick={() => showFigures(!figures)}>
          {t("Figures")}
        </button>
      </div>
      <Chart source={source} request={request} figures={figures} />
    </div>
  );
}

type FormProps = { readonly request: ChartRequest; readonly keys: readonly string[]; pick(request: ChartRequest): void };

const COUNT = "";

function ChartForm({ request, keys, pick }: FormProps) {
  const { kind, x, y, sum = "sum" } = request;
  const change = (next: { kind?: ChartKind; x?: string; y?: string; sum?: ChartSum }): void => {
    // A histogram is of the measure: what stands below the bars often is a name.
    if (next.kind === "Histogram" && y !== undefined) return pick({ kind: "Histogram", x: y });
    const all = { kind, x, y: y ?? COUNT, sum, ...next };
    const measured = all.kind !== "Histogram" && all.y !== COUNT;
    const height = all.kind === "Scatter" && all.y === COUNT ? x : all.y;
    pick({ kind: all.kind, x: all.x, ...((measured || all.kind === "Scatter") && { y: height, sum: all.sum }) });
  };
  return (
    <>
      <Choose label={t("Chart type")} value={kind} options={CHART_KINDS} known pick={(next) => change({ kind: next as ChartKind })} />
      <Choose label={kind === "Histogram" ? t("Column") : t("X axis")} value={x} options={keys} pick={(next) => change({ x: next })} />
      {kind !== "Histogram" && (
        <Choose
          label={t("Y axis")}
          value={y ?? COUNT}
          options={kind === "Scatter" ? keys : [COUNT, ...keys]}
          pick={(next) => change({ y: next })}
        />
      )}
      {(kind === "Bar" || kind === "Line") && y !== undefined && (
        <Choose label={t("Summary")} value={sum} options={CHART_SUMS} known pick={(next) => change({ sum: next as ChartSum })} />
      )}
    </>
  );
}

type ChooseProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly known?: boolean;
  pick(value: string): void;
};

/** `known`: the options are words of the studio, not names of columns. */
function Choose({ label, value, options, known = false, pick }: ChooseProps) {
  return (
    <label>
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => pick(event.target.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option === COUNT ? t("Number of items") : known ? t(option) : option}
          </option>
        ))}
      </select>
    </label>
  );
}

type ChartProps = {
  readonly source: DataSource;
  readonly request: ChartRequest;
  readonly figures: boolean /** The axes without titles. */;
  readonly bare?: boolean;
};

/** A chart in words and as a drawing, with the figures it is drawn of where they are asked for. */
export function Chart({ source, request, figures, bare = false }: ChartProps) {
  const { address, view, state } = source;
  const key = JSON.stringify([address, view, state, request]);
  const answer = useAnswer(async () => ({ ...(await engineClient().chartData(address, view, request)), request }), key);
  if (answer === undefined) return <p className="panel-empty">{t("Putting the figures together…")}</p>;
  if (!answer.ok) return <p className="panel-empty">{answer.message}</p>;
  const data = answer.value;
  const drawn = (answer as typeof answer & { readonly request: ChartRequest }).request;
  if (data.points.length === 0) return <p className="panel-empty">{nothingText(drawn)}</p>;
  return (
    <>
      <div className="chart-sheet">
        <ChartDrawing request={drawn} data={data} text={chartText(drawn, data)} bare={bare} />
        {data.note !== undefined && <p className="data-note">{data.note}</p>}
      </div>
      {figures && <Figures request={drawn} data={data} />}
    </>
  );
}

function nothingText({ kind, x, y }: ChartRequest): string {
  if (kind === "Histogram") return t("“{x}” holds no numbers. Choose another column.", { x });
  return y === undefined ? t("No item has a value in “{x}”.", { x }) : t("No item has a number in “{y}”. Choose another Y axis.", { y });
}

function Figures({ request, data }: { readonly request: ChartRequest; readonly data: ChartData }) {
  return (
    <div className="chart-figures scroll">
      <table className="facts-table" aria-label={t("Figures of the chart")}>
        <thead>
          <tr>
            <th scope="col">{request.x}</th>
            <th scope="col">{measureText(request)}</th>
          </tr>
        </thead>
        <tbody>
          {data.points.map((point, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name, and are drawn anew with new data
            <tr key={index}>
              <th scope="row">{placeText(point, data.scale)}</th>
              <td className="number">{figure(point.y)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function placeText({ x, until }: ChartData["points"][number], scale: ChartData["scale"]): string {
  if (scale === "time" && typeof x === "number") return new Date(x).toISOString().replace(/T00:00:00\.000Z$/, "");
  return until === undefined ? figure(x) : `${figure(x)} – ${figure(until)}`;
}
