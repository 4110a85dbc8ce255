import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import "./nextSteps.css";
import { describeType } from "../editor/describeType.ts";
import { Words } from "../words/Words.tsx";
import { t } from "../words/words.ts";
import { dismissOffer, type Offer } from "./bringStore.ts";
import { takeStep, titleOfStep } from "./showNode.ts";

/** The bar “Next steps”: what can follow the node that was just brought in. */
export function NextSteps({ offer }: { readonly offer: Offer }) {
  const name = useEditor((state) => (offer.node in state.workflow.nodes ? titleOf(state.workflow, offer.node) : undefined));
  const catalogue = useEditor((state) => state.catalogue);
  if (name === undefined) return null;
  return (
    <div
      className="next-steps"
      role="toolbar"
      aria-label={t("Next steps")}
      data-pane="Next steps"
      onKeyDown={(event) => event.key === "Escape" && dismissOffer()}
    >
      <span className="quiet next-steps-of">
        <Words text="Next for {name}" parts={{ name: <strong>{name}</strong> }} />
      </span>
      {offer.steps.map((step) => (
        <button key={step.type} type="button" className="button outlined" onClick={() => void takeStep(offer, step)}>
          <Icon name={describeType(catalogue, step.type)?.icon ?? "plus"} />
          {titleOfStep(step)}
        </button>
      ))}
      <span className="spring" />
      <IconButton icon="x" label={t("Close next steps")} onClick={dismissOffer} />
    </div>
  );
}
