import * as z from "zod/mini";

// The default compiles checks with `new Function`, which the page's policy forbids.
z.config({ jitless: true });

/** The pattern of ids, as in `isId`. */
export const ID_PATTERN = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

const text = z.string();
const flag = z.boolean();
const anything = z.unknown();
const whole = z.int();
const duration = z.union([z.string(), z.number()]);
const texts = z.array(text);
const looseObject = z.record(z.string(), z.unknown());
const objects = z.array(looseObject);

export const policyShape = z.strictObject({
  join: z.optional(z.union([z.literal("all"), z.literal("any"), looseObject])),
  retry: z.optional(
    z.strictObject({
      attempts: whole.check(z.gte(1)),
      backoff: z.optional(z.enum(["fixed", "exponential"])),
      delay: z.optional(duration),
      maxDelay: z.optional(duration),
      on: z.optional(texts),
    }),
  ),
  timeout: z.optional(
    z.union([duration, z.strictObject({ attempt: z.optional(duration), activation: z.optional(duration), wait: z.optional(duration) })]),
  ),
  onError: z.optional(z.union([z.literal("fail"), z.literal("skip"), z.strictObject({ default: anything })])),
  concurrency: z.optional(whole.check(z.gte(1))),
  priority: z.optional(z.number()),
  pool: z.optional(anything),
  lock: z.optional(anything),
  guard: z.optional(anything),
  cache: z.optional(anything),
  onInterrupt: z.optional(anything),
  compensate: z.optional(anything),
});

export const nodeShape = z.strictObject({
  type: text,
  name: z.optional(text),
  notes: z.optional(text),
  disabled: z.optional(flag),
  optional: z.optional(flag),
  params: z.optional(looseObject),
  policy: z.optional(policyShape),
});

const FIELD_KINDS = ["text", "number", "boolean", "choice", "texts", "list", "expression", "json", "duration", "file"] as const;

export const parameterShape = z.looseObject({
  kind: z.enum(FIELD_KINDS),
  label: z.optional(text),
  help: z.optional(text),
  required: z.optional(flag),
  options: z.optional(z.array(z.looseObject({ value: text, label: z.optional(text) }))),
  of: z.optional(looseObject),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
});

export const regionShape = z.looseObject({ kind: z.optional(text), nodes: z.optional(texts), params: z.optional(looseObject) });
export const positionShape = z.tuple([z.number(), z.number()]);
export const pinShape = z.array(anything);
export const subworkflowShape = looseObject;

/** Everything at the top but the sections that are maps keyed by input: those are checked entry by entry, hostile keys too. */
export const topShape = z.strictObject({
  format: z.literal("vwmp/1"),
  name: text,
  description: z.optional(text),
  parameters: z.optional(looseObject),
  config: z.optional(looseObject),
  nodes: looseObject,
  edges: z.optional(texts),
  regions: z.optional(looseObject),
  permissions: z.optional(
    z.strictObject({
      net: z.optional(texts),
      secrets: z.optional(texts),
      code: z.optional(flag),
      read: z.optional(texts),
      write: z.optional(texts),
      run: z.optional(texts),
    }),
  ),
  policy: z.optional(
    z.strictObject({
      timeout: z.optional(duration),
      concurrency: z.optional(whole.check(z.gte(1))),
      onFailure: z.optional(z.enum(["cancel", "drain"])),
    }),
  ),
  workflows: z.optional(looseObject),
  tests: z.optional(objects),
  pins: z.optional(looseObject),
  layout: z.optional(z.strictObject({ nodes: z.optional(looseObject), notes: z.optional(objects), groups: z.optional(objects) })),
});

/** The sections keyed by input: where they are, what an entry looks like, and whether its key is an id. */
export const SECTIONS = [
  { path: ["nodes"], of: nodeShape, ids: true },
  { path: ["parameters"], of: parameterShape, ids: true },
  { path: ["regions"], of: regionShape, ids: true },
  { path: ["workflows"], of: subworkflowShape, ids: false },
  { path: ["pins"], of: pinShape, ids: false },
  { path: ["layout", "nodes"], of: positionShape, ids: false },
] as const;
