import * as z from "zod/mini";
import {
  ID_PATTERN,
  nodeShape,
  parameterShape,
  pinShape,
  positionShape,
  regionShape,
  subworkflowShape,
  topShape,
} from "./workflowSchema.ts";

const id = z.string().check(z.regex(ID_PATTERN));
const layout = z.strictObject({
  nodes: z.optional(z.record(z.string(), positionShape)),
  notes: z.optional(z.array(z.record(z.string(), z.unknown()))),
  groups: z.optional(z.array(z.record(z.string(), z.unknown()))),
});

/**
 * The JSON Schema (2020-12) of a workflow file, made from the shapes that `parseWorkflow` checks with. Not part of what
 * the engine loads: the build writes it to `workflow.schema.json`.
 */
export function workflowJsonSchema(): Record<string, unknown> {
  const whole = z.strictObject({
    ...topShape.shape,
    nodes: z.record(id, nodeShape),
    parameters: z.optional(z.record(id, parameterShape)),
    regions: z.optional(z.record(id, regionShape)),
    workflows: z.optional(z.record(z.string(), subworkflowShape)),
    pins: z.optional(z.record(z.string(), pinShape)),
    layout: z.optional(layout),
  });
  const schema: Record<string, unknown> = { ...z.toJSONSchema(whole) };
  return { $schema: schema["$schema"], title: "VWMP workflow", ...schema };
}
