import { isObject, type Json } from "../../model/json.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { selectNode, useOpenWorkflow } from "../run/openWorkflow.ts";
import { IconButton } from "../ui/IconButton.tsx";
import "./compare.css";
import { numberText, t } from "../words/words.ts";
import { type Comparison, endComparison, useComparison } from "./runComparison.ts";
import { runTime } from "./runWords.ts";

/** Where two runs part, side by side. */
export function ComparePanel() {
  const shown = useComparison((state) => state.shown);
  if (shown === undefined) return <p className="panel-empty">{t("Choose two runs in the rail tab Runs to compare them.")}</p>;
  const [one, other] = shown.runs;
  return (
    <section className="compare scroll" aria-label={t("Comparison of runs")}>
      <header>
        <p>
          <Difference shown={shown} />
        </p>
        <IconButton icon="x" label={t("End the comparison")} onClick={endComparison} />
      </header>
      {shown.difference !== undefined && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("Where")}</th>
              <th scope="col">{t("Run of {time}", { time: runTime(one.createdAt) })}</th>
              <th scope="col">{t("Run of {time}", { time: runTime(other.createdAt) })}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(shown.difference).map(({ name, left, right, differs }) => (
              <tr key={name} data-differs={differs}>
                <th scope="row">{name}</th>
                <td>{left}</td>
                <td>
                  {right}
                  {differs && <span className="visually-hidden"> {t("(differs)")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.difference !== undefined && shown.difference.nodes.length > 1 && <Others nodes={shown.difference.nodes.slice(1)} />}
    </section>
  );
}

function Difference({ shown: { difference } }: { readonly shown: Comparison }) {
  const title = useOpenWorkflow((state) => (difference === undefined ? "" : titleOf(state.workflow, difference.node)));
  if (difference === undefined) return <strong>{t("Both runs gave the same.")}</strong>;
  const place =
    difference.port === undefined
      ? ""
      : `, ${t("port {port}, item {number}", { port: difference.port, number: (difference.index ?? 0) + 1 })}`;
  const firing = difference.activation > 1 ? `, ${t("firing {activation}", { activation: difference.activation })}` : "";
  return (
    <>
      {t("First difference:")}{" "}
      <button type="button" className="compare-node" onClick={() => selectNode(difference.node)}>
        {title}
      </button>
      {firing}
      {place}
    </>
  );
}

function Others({ nodes }: { readonly nodes: readonly string[] }) {
  const workflow = useOpenWorkflow((state) => state.workflow);
  return (
    <p className="compare-others">
      {t("Different after that:")}{" "}
      {nodes.map((node) => (
        <button key={node} type="button" className="compare-node" onClick={() => selectNode(node)}>
          {titleOf(workflow, node)}
        </button>
      ))}
    </p>
  );
}

type Row = { readonly name: string; readonly left: string; readonly right: string; readonly differs: boolean };

function rowsOf({ outcomes, counts, left, right, port }: NonNullable<Comparison["difference"]>): readonly Row[] {
  const rows: Row[] = [];
  const add = (name: string, a: string, b: string): void => void rows.push({ name, left: a, right: b, differs: a !== b });
  add(t("Outcome"), outcomes[0], outcomes[1]);
  if (counts !== undefined) add(t("Items"), numberText(counts[0]), numberText(counts[1]));
  if (port === undefined) return rows;
  if (!isObject(left) || !isObject(right)) {
    add(t("Item"), text(left), text(right));
    return rows;
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) add(key, text(left[key]), text(right[key]));
  return rows;
}

function text(value: Json | undefined): string {
  if (value === undefined) return "—";
  return typeof value === "string" ? value : JSON.stringify(value);
}
