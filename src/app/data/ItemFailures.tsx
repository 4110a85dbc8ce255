import { own } from "../../model/json.ts";
import { useEditor } from "../editor/editorStore.ts";
import type { NodeRun } from "../run/runSession.ts";
import { Icon } from "../ui/Icon.tsx";
import { t, tn, told } from "../words/words.ts";
import { cellText } from "./cellText.ts";

type Props = { readonly node: string; readonly run: Pick<NodeRun, "itemsFailed" | "itemFailures"> };

/** The items of a node that failed while the others went on: which, why, and what became of them. */
export function ItemFailures({ node, run: { itemsFailed, itemFailures } }: Props) {
  const onError = useEditor(({ workflow }) => own(workflow.nodes, node)?.policy?.onError);
  return (
    <section className="failure-note item-failures" aria-label={t("Items that failed")}>
      <h3>
        <Icon name="triangle-alert" />
        {tn(itemsFailed, "{count} item failed", "{count} items failed")}
      </h3>
      <p>{whatBecame(onError)}</p>
      <ul>
        {itemFailures.map(({ scope, activation, index, failure }) => (
          <li key={`${scope} ${activation} ${index}`}>
            {t("Item {number}:", { number: index + 1 })} {told(failure.message)}
            {failure.item !== undefined && <code>{cellText(failure.item)}</code>}
          </li>
        ))}
      </ul>
      {itemsFailed > itemFailures.length && <p>{t("Only the first {count} are listed.", { count: itemFailures.length })}</p>}
    </section>
  );
}

/** A wired error port comes before the policy. */
function whatBecame(onError: unknown): string {
  if (onError === "skip") return t("They were left out, unless the error port is connected: then they went on there.");
  if (typeof onError === "object") return t("The default took their place, unless the error port is connected: then they went on there.");
  return t("They went on at the error port.");
}
