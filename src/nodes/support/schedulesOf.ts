import type { JsonObject } from "../../model/json.ts";
import { own } from "../../model/json.ts";
import type { Workflow } from "../../model/workflow.ts";

/** A schedule of a workflow: its node, and its params as they are written. */
export type ScheduleOf = { readonly node: string; readonly params: JsonObject; readonly overlap: "skip" | "queue" | "parallel" };

/** The schedules of a workflow that are not disabled, in file order. */
export function schedulesOf({ nodes }: Workflow): readonly ScheduleOf[] {
  return Object.entries(nodes).flatMap(([node, { type, disabled, params = {} }]) => {
    if (disabled === true || !/^schedule(@1)?$/.test(type)) return [];
    const overlap = own(params, "overlap");
    return [{ node, params, overlap: overlap === "queue" || overlap === "parallel" ? overlap : "skip" }];
  });
}
