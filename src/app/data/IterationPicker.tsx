import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { useRunStore } from "../run/runStore.ts";
import { t } from "../words/words.ts";
import { ALL, type Iterations, pickIteration, scopeName } from "./iterations.ts";
import { useNear } from "./useNear.ts";

/** Most iterations offered: of more, the last ones. */
const MOST = 1000;
/** More than these are listed only when somebody is about to choose. */
const LISTED = 100;

/** Chooses which round or instance the data of a node in a region is from. */
export function IterationPicker({ iterations }: { readonly iterations: Iterations }) {
  const runId = useRunStore((state) => state.session.view.runId);
  const workflow = useOpenWorkflow((state) => state.workflow);
  const { region, scopes, shown } = iterations;
  const { near, comings } = useNear();
  const offered = near || scopes.length <= LISTED ? scopes.slice(-MOST) : [];
  return (
    <label className="iteration-picker">
      <span>{t("Iteration")}</span>
      <select className="input" value={shown} {...comings} onChange={(event) => pickIteration(runId, region, event.target.value)}>
        <option value={ALL}>{t("All")}</option>
        {offered.map((scope) => (
          <option key={scope} value={scope}>
            {scopeName(scope, workflow)}
          </option>
        ))}
        {shown !== ALL && !offered.includes(shown) && <option value={shown}>{scopeName(shown, workflow)}</option>}
      </select>
    </label>
  );
}
