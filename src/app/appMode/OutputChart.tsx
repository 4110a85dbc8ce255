import type { PacketAddress } from "../../../workers/protocol.ts";
import { ChartView } from "../data/ChartView.tsx";
import { useItemPages } from "../data/useItemPages.ts";
import "../data/data.css";
import { t } from "../words/words.ts";

const WHOLE = {};

/** A chart over the columns of an output; its figures come summed up from the worker. */
export function OutputChart({ address, name }: { readonly address: PacketAddress; readonly name: string }) {
  const { pages, error } = useItemPages(address, 0, WHOLE);
  if (error !== undefined) return <p className="quiet">{error}</p>;
  if (pages === undefined) return <p className="quiet">{t("Loading…")}</p>;
  return (
    <div className="output-chart">
      <ChartView source={{ address, view: WHOLE, state: 0, name }} pages={pages} />
    </div>
  );
}
