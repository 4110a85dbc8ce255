import type { Fields } from "../../model/field.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Fold, NodeRun, RunContext } from "../../model/nodeType.ts";

/**
 * The `run` of a node type whose code is a module of its own, loaded when a workflow first needs it. From then on it is called
 * directly, so a synchronous `run` answers at once.
 *
 * @example run: lazyRun(async () => (await import("../run/sortItems.ts")).sortItems)
 */
export function lazyRun<F extends Fields>(load: () => Promise<NodeRun<F>>): NodeRun<F> {
  let run: NodeRun<F> | undefined;
  const loaded = async (used?: readonly JsonObject[]): Promise<NodeRun<F>> => {
    const code = await load();
    await code.load?.(used);
    run = code;
    return run;
  };
  const fold = (context: RunContext<F>): Fold => {
    if (run?.fold === undefined) throw new Error("its code is loaded before a stream begins, and folds");
    return run.fold(context);
  };
  return Object.assign((context: RunContext<F>) => (run === undefined ? loaded().then((code) => code(context)) : run(context)), {
    load: (used?: readonly JsonObject[]) => (run === undefined ? loaded(used) : run.load?.(used)),
    fold,
  });
}
