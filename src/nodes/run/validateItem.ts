import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { loadPatterns } from "../../schema/findPattern.ts";
import { type FollowedSchema, followSchema } from "../../schema/followSchema.ts";
import type { Draft } from "../../schema/schemaDraft.ts";
import { parsePath, readField } from "../support/fieldPath.ts";
import type { validateParams } from "../validate.ts";

/** The item at `valid`, or with its problems at `invalid`. */
export const validateItem = Object.assign(validated, { load: loadPatterns });

function validated({ item, params }: RunContext<typeof validateParams>): RunResult {
  const value = params.field === "" ? item : (readField(item, parsePath(params.field)) ?? null);
  const problems = followedFor(params.schema, params.draft)(value);
  return problems.length === 0 ? { valid: [item] } : { invalid: [{ item, problems }] };
}

let last: { readonly schema: Json; readonly draft: Draft | "schema"; readonly followed: FollowedSchema } | undefined;

/** The schema asked for before, which is usually the same. */
function followedFor(schema: Json, draft: Draft | "schema"): FollowedSchema {
  if (last?.schema === schema && last.draft === draft) return last.followed;
  const followed = followSchema(schema, draft);
  last = { schema, draft, followed };
  return followed;
}
