import type { WorkflowEngine } from "#engine";
import type { Catalogue } from "../src/model/catalogue.ts";
import type { NodeDescription } from "../src/model/nodeType.ts";
import { livePart } from "./livePart.ts";
import type { EngineApi } from "./protocol.ts";
import type { RunShelf } from "./runShelf.ts";
import { sendEvents } from "./sendEvents.ts";

/** The call that makes runs which follow what is typed: they ask for nothing, and their data can be paged as that of other runs. */
export function liveRuns(engine: WorkflowEngine, types: Catalogue<NodeDescription>, shelf: RunShelf): Pick<EngineApi, "startLive"> {
  return {
    async startLive({ workflow, parameters, of }, port) {
      const part = livePart(workflow, types, (checked) => engine.check(checked), of === undefined ? undefined : shelf.run(of));
      if ("problems" in part || Object.keys(part.workflow.nodes).length === 0) {
        port.close();
        return { problems: "problems" in part ? part.problems : [] };
      }
      const run = engine.start(part.workflow, { parameters, allow: {}, pins: part.pins });
      shelf.put(run, parameters, of);
      sendEvents(run.events(), port);
      return { runId: run.runId };
    },
  };
}
