import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/words.ts";
import { Chart } from "./ChartView.tsx";
import { likelyChart } from "./chartChoice.ts";
import type { DataSource } from "./dataSource.ts";
import { closeFirstChart } from "./firstChart.ts";
import type { ItemPages } from "./itemPages.ts";
import { areFiles } from "./tableColumns.ts";

/** Most items of which a chart is drawn that nobody asked for. */
const MOST = 1000;

/** A chart beside the table of what it is drawn of; nothing where no column of numbers goes by another one. */
export function ChartAside({ source, pages }: { readonly source: DataSource; readonly pages: ItemPages }) {
  const request = likelyChart(pages);
  const total = pages.total ?? 0;
  if (request?.y === undefined || areFiles(pages) || total < 2 || total > MOST) return null;
  return (
    <section className="chart-aside" aria-label={t("First chart")}>
      <header>
        <h3>{t("{y} by {x}", { y: request.y, x: request.x })}</h3>
        <IconButton icon="x" label={t("Close chart")} onClick={closeFirstChart} />
      </header>
      <Chart source={source} request={request} figures={false} bare />
    </section>
  );
}
