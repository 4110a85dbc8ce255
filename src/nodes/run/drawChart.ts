import { NodeError } from "../../model/failure.ts";
import type { FileItem } from "../../model/fileItem.ts";
import { madeOfAll } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { chartParams } from "../chart.ts";
import { chartColumns } from "../support/chart/chartRows.ts";
import { chartSpec, scalesOf } from "../support/chart/chartSpec.ts";
import { chartPng, chartSvg } from "../support/chart/renderChart.ts";
import { fileName } from "../support/fileName.ts";

type Context = RunContext<typeof chartParams>;
type Params = Context["params"];

const MOST_ITEMS = 50_000;

/** One file with the chart of all items. */
export async function drawChart({ items, params, host }: Context): Promise<FileItem> {
  const { kind, format, width, height } = params;
  const name = fileName(withEnding(params.name, format), "name");
  if (items.length > MOST_ITEMS) {
    throw new NodeError("too-many", `${items.length} items are more than the ${MOST_ITEMS} of one chart.`, {
      hint: "Summarize or sample them first.",
    });
  }
  const spec = chartSpec(kind, columnsOf(items, params), params);
  const bytes = format === "png" ? await chartPng(spec, width, height) : new TextEncoder().encode(await chartSvg(spec));
  return madeOfAll(await host.keepFile({ name, type: format === "png" ? "image/png" : "image/svg+xml" }, bytes), items);
}

function columnsOf(items: Context["items"], { kind, x, y, colour }: Params): ReturnType<typeof chartColumns> {
  if (x === "") throw missing("x", "along the bottom");
  const counts = kind === "histogram" || ((kind === "bar" || kind === "pie") && y === "");
  if (!counts && y === "") throw missing("y", "of the values");
  const wanted = [
    { param: "x", field: x },
    ...(counts ? [] : [{ param: "y", field: y } as const]),
    ...(kind === "pie" || colour === "" ? [] : [{ param: "colour", field: colour } as const]),
  ] as const;
  return chartColumns(items, wanted, (suggested) => scalesOf(kind, suggested));
}

function withEnding(name: string, format: string): string {
  const trimmed = name.trim();
  return trimmed === "" || trimmed.toLowerCase().endsWith(`.${format}`) ? trimmed : `${trimmed}.${format}`;
}

function missing(param: "x" | "y", what: string): NodeError {
  return new NodeError("no-field", `The chart has no field ${what}.`, { param, hint: "Name a field of the items, as in total." });
}
