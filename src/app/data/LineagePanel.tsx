import type { ItemsAt } from "../../model/trace.ts";
import { drawingOf, titleOf } from "../editor/portsOfNode.ts";
import { selectNode, useOpenWorkflow } from "../run/openWorkflow.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/words.ts";
import { scopeName } from "./iterations.ts";
import { clearLineage, type Lineage, positionsText } from "./lineageStore.ts";

/** What a chosen item came from and what became of it; Escape closes it. */
export function LineagePanel({ lineage }: { readonly lineage: Lineage }) {
  const workflow = useOpenWorkflow((state) => state.workflow);
  const catalogue = useOpenWorkflow((state) => state.catalogue);
  const { node, port, index, ancestors, descendants } = lineage;
  const fed = drawingOf(workflow, catalogue).edges.some(({ to }) => to.node === node);
  return (
    <section className="lineage" aria-label={t("Lineage")}>
      <header>
        <h3>{t("{title}.{port}, item {index}", { title: titleOf(workflow, node), port, index: index + 1 })}</h3>
        <IconButton icon="x" label={t("Close lineage")} onClick={clearLineage} />
      </header>
      <Places title={t("Came from")} places={ancestors} nothing={unknownText(fed)} />
      <Places title={t("Went into")} places={descendants} nothing={t("Nothing came of it.")} />
    </section>
  );
}

function unknownText(fed: boolean): string {
  return fed ? t("This step does not tell which items it made this one of.") : t("It began here: nothing comes into this step.");
}

type PlacesProps = { readonly title: string; readonly places: readonly ItemsAt[]; readonly nothing: string };

function Places({ title, places, nothing }: PlacesProps) {
  const workflow = useOpenWorkflow((state) => state.workflow);
  if (places.length === 0) return <p className="quiet">{nothing}</p>;
  return (
    <>
      <h4>{title}</h4>
      <ul aria-label={title}>
        {places.map(({ node, port, scope, activation, indexes }) => (
          <li key={`${node} ${port} ${scope} ${activation}`}>
            <button type="button" className="button" onClick={() => selectNode(node)}>
              {`${titleOf(workflow, node)}.${port}`}
            </button>
            <span>{`${positionsText(indexes)}${scope === "run" ? "" : ` ${t("in {scope}", { scope: scopeName(scope, workflow) })}`}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
