import { memo, useId } from "react";
import { create } from "zustand";
import type { PacketAddress } from "../../../workers/protocol.ts";
import { useRunStore } from "../run/runStore.ts";
import { Tabs } from "../ui/Tabs.tsx";
import "./data.css";
import { ItemJson } from "./ItemJson.tsx";
import { ItemTable } from "./ItemTable.tsx";
import { IterationPicker } from "./IterationPicker.tsx";
import type { Iterations } from "./iterations.ts";
import { useItemPages } from "./useItemPages.ts";

const VIEWS = ["Table", "JSON"] as const;
type View = (typeof VIEWS)[number];

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
};

type Props = {
  readonly runId: string | undefined;
  readonly choices: readonly PortChoice[];
  readonly chosen: PortChoice | undefined;
  /** Tells states of the same port apart, for example its activations so far. */
  readonly state: number;
  readonly iterations?: Iterations | undefined;
  /** Said where there is nothing to show. */
  readonly empty: string;
  choose(choice: PortChoice): void;
};

/** The items of a port: a table or JSON, and a picker where there are several ports. */
export function PortData({ runId, choices, chosen, state, iterations, empty, choose }: Props) {
  const { view } = useView();
  const panel = useId();
  const seq = useRunStore((state) => state.seq);
  const address = runId === undefined || chosen?.count === undefined ? undefined : addressOf(runId, chosen, seq);
  const { pages, error, version } = useItemPages(address, state);
  const name = chosen === undefined ? "" : `${chosen.name} items`;
  const Body = view === "Table" ? ItemTable : ItemJson;
  return (
    <div className="data-view">
      <div className="data-bar">
        {choices.length > 1 && <PortPicker choices={choices} chosen={chosen} choose={choose} />}
        {choices.length === 1 && <span className="data-port">{chosen?.label}</span>}
        {iterations !== undefined && <IterationPicker iterations={iterations} />}
        {address !== undefined && chosen?.count !== undefined && (
          <span className="data-count">{countText(pages?.total ?? chosen.count)}</span>
        )}
        <Tabs label="View" tabs={VIEWS} current={view} controls={panel} onSelect={(next) => useView.setState({ view: next })} />
      </div>
      <div className="data-body" role="tabpanel" id={panel} aria-labelledby={`${panel}-${view}`}>
        {error !== undefined && <p className="panel-empty">{error}</p>}
        {error === undefined && address === undefined && <p className="panel-empty">{empty}</p>}
        {error === undefined && address !== undefined && pages?.total === 0 && <p className="panel-empty">No items left this port.</p>}
        {error === undefined && address !== undefined && pages !== undefined && pages.total !== 0 && (
          <Body pages={pages} version={version} name={name} />
        )}
      </div>
    </div>
  );
}

function addressOf(runId: string, { node, port, scope }: PortChoice, seq: number | undefined): PacketAddress {
  const until = seq === undefined ? {} : { until: seq };
  return scope === undefined ? { runId, node, port, ...until } : { runId, node, port, scope, ...until };
}

function countText(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "item" : "items"}`;
}

const PortPicker = memo(function PortPicker({ choices, chosen, choose }: Pick<Props, "choices" | "chosen" | "choose">) {
  return (
    <select
      className="input data-picker"
      aria-label="Port"
      value={
        chosen === undefined
          ? -1
          : choices.findIndex((each) => each.node === chosen.node && each.port === chosen.port && each.label === chosen.label)
      }
      onChange={(event) => {
        const choice = choices[Number(event.target.value)];
        if (choice !== undefined) choose(choice);
      }}
    >
      {chosen === undefined && <option value={-1}>Choose a port</option>}
      {choices.map((choice, index) => (
        <option key={`${choice.node}.${choice.port} ${choice.label}`} value={index}>
          {choice.count === undefined ? choice.label : `${choice.label} (${choice.count.toLocaleString("en")})`}
        </option>
      ))}
    </select>
  );
});
