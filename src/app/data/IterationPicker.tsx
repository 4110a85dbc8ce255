import { useRunStore } from "../run/runStore.ts";
import { ALL, type Iterations, pickIteration, scopeName } from "./iterations.ts";

/** Most iterations offered: of more, the last ones. */
const MOST = 1000;

/** Chooses which round or instance the data of a node in a region is from. */
export function IterationPicker({ iterations }: { readonly iterations: Iterations }) {
  const runId = useRunStore((state) => state.session.view.runId);
  const { region, scopes, shown } = iterations;
  const offered = scopes.slice(-MOST);
  return (
    <label className="iteration-picker">
      <span>Iteration</span>
      <select className="input" value={shown} onChange={(event) => pickIteration(runId, region, event.target.value)}>
        <option value={ALL}>All</option>
        {offered.map((scope) => (
          <option key={scope} value={scope}>
            {scopeName(scope)}
          </option>
        ))}
        {shown !== ALL && !offered.includes(shown) && <option value={shown}>{scopeName(shown)}</option>}
      </select>
    </label>
  );
}
