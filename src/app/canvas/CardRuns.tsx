import { actionOf } from "../editor/actions.ts";
import { useUi } from "../editor/uiStore.ts";
import { isLive, useRunStatus } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import "./cardRuns.css";

const PARTS = ["run-step", "run-to", "run-from"];

/** Over the selected card: the runs of a part of the workflow that begin or end there. By keyboard the card's menu does the same. */
export function CardRuns({ title }: { readonly title: string }) {
  const { status } = useRunStatus();
  const menu = useUi((state) => state.menu !== undefined);
  if (isLive(status) || menu) return null;
  return (
    <div className="card-runs nodrag nopan" role="menubar" aria-label={t("Parts of a run at {title}", { title })}>
      {PARTS.map((id) => {
        const { title: name, icon = "play", run } = actionOf(id);
        return (
          <button
            key={id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-label={t(name)}
            title={t(name)}
            // The focus stays where it was: what is pressed is gone once the run is on its way.
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => {
              event.stopPropagation();
              run();
            }}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            <Icon name={icon} size={16} />
          </button>
        );
      })}
    </div>
  );
}
