import type { ItemsAt } from "../../model/trace.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { selectNode, useOpenWorkflow } from "../run/openWorkflow.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { scopeName } from "./iterations.ts";
import { clearLineage, type Lineage, positionsText } from "./lineageStore.ts";

/** What a chosen item came from and what became of it; Escape closes it. */
export function LineagePanel({ lineage }: { readonly lineage: Lineage }) {
  const workflow = useOpenWorkflow((state) => state.workflow);
  const { node, port, index, ancestors, descendants } = lineage;
  return (
    <section className="lineage" aria-label="Lineage">
      <header>
        <h3>{`${titleOf(workflow, node)}.${port}, item ${index + 1}`}</h3>
        <IconButton icon="x" label="Close lineage" onClick={clearLineage} />
      </header>
      <Places title="Came from" places={ancestors} nothing="No ancestors are known." />
      <Places title="Went into" places={descendants} nothing="Nothing came of it." />
    </section>
  );
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
            <span>{`${positionsText(indexes)}${scope === "run" ? "" : ` in ${scopeName(scope)}`}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
