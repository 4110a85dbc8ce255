import { isObject, type Json, type JsonObject, own } from "./json.ts";
import type { ParamStep } from "./nodeMigration.ts";
import { renameKeys, withEntry } from "./recordEdits.ts";

/** The params with the steps taken in their order; never throws, whatever the file holds. */
export function migrateParams(params: JsonObject, steps: readonly ParamStep[]): JsonObject {
  return steps.reduce(withStep, params);
}

function withStep(params: JsonObject, step: ParamStep): JsonObject {
  if (step.in === undefined) return changed(params, step);
  const entries = own(params, step.in);
  if (!Array.isArray(entries)) return params;
  return withEntry<Json | undefined>(
    params,
    step.in,
    entries.map((entry: Json) => (isObject(entry) ? changed(entry as JsonObject, step) : entry)),
  );
}

function changed(params: JsonObject, step: ParamStep): JsonObject {
  if ("drop" in step) return withEntry(params, step.drop, undefined);
  if ("set" in step) return own(params, step.set) === undefined ? withEntry<Json | undefined>(params, step.set, step.value) : params;
  if ("replace" in step) {
    const value = own(params, step.replace);
    const newer = value === undefined || typeof value === "object" ? undefined : own(step.values, String(value));
    return newer === undefined ? params : withEntry<Json | undefined>(params, step.replace, newer);
  }
  if (own(params, step.rename) === undefined) return params;
  const free = step.to === step.rename ? params : withEntry(params, step.to, undefined);
  return renameKeys(free, (name) => (name === step.rename ? step.to : name));
}
