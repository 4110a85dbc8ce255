import { ID_PATTERN, SECTIONS, type Shape, TOP } from "./workflowSchema.ts";

/**
 * The JSON Schema (2020-12) of a workflow file, made from the shapes that `parseWorkflow` checks with. Not part of what
 * the engine loads: the build writes it to `workflow.schema.json`.
 */
export function workflowJsonSchema(): Record<string, unknown> {
  const whole = SECTIONS.reduce(
    (shape, { path, of, ids }) =>
      withShape(shape, path, {
        type: "object",
        ...(ids ? { propertyNames: { pattern: ID_PATTERN } } : {}),
        additionalProperties: of,
      }),
    TOP,
  );
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "VWMP workflow", ...whole };
}

/** `shape` with `inner` at `path`. */
function withShape(shape: Shape, [key, ...rest]: readonly string[], inner: Shape): Shape {
  if (key === undefined) return inner;
  return { ...shape, properties: { ...shape.properties, [key]: withShape(shape.properties?.[key] ?? {}, rest, inner) } };
}
