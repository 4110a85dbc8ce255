import type { Json, JsonObject } from "../../model/json.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { startsOf } from "../people/startPoints.ts";

export type Overlap = "skip" | "queue" | "parallel";
export type SchedulePoint = { readonly node: string; readonly params: JsonObject; readonly overlap: Overlap };

/** The schedules of a workflow that can begin a run. */
export function schedulePoints(workflow: Workflow, catalogue: readonly NodeDescription[]): readonly SchedulePoint[] {
  return startsOf(workflow, catalogue)
    .triggers.filter(({ event }) => event === "time")
    .map(({ node, params }) => ({ node, params, overlap: overlapOf(own(params, "overlap")) }));
}

function overlapOf(value: Json | undefined): Overlap {
  return value === "queue" || value === "parallel" ? value : "skip";
}
