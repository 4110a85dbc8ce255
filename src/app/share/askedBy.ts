import { isObject } from "../../model/json.ts";
import { needsNothing } from "../../model/needsNothing.ts";
import type { Permissions, Workflow } from "../../model/workflow.ts";
import { engineClient } from "../run/engineClient.ts";
import { t } from "../words/words.ts";

/** Workflows inside a workflow that are asked about; a file with more of them is told as it is. */
const MOST = 200;
const KINDS = ["net", "secrets", "read", "write", "run"] as const;

/** What a workflow and all workflows inside it ask for; a sentence where that cannot be found out. Runs nothing of them. */
export async function askedBy(workflow: Workflow): Promise<Permissions | { readonly problem: string }> {
  const documents = documentsIn(workflow);
  if (documents.length > MOST)
    return { problem: t("There are more than {most} workflows inside it, too many to look through.", { most: MOST }) };
  let asked: Permissions = {};
  for (const document of documents) {
    const answer = await engineClient().needs(document);
    if (!answer.ok) return { problem: answer.message };
    asked = together(asked, answer.value);
  }
  return asked;
}

/** True where a workflow can do nothing outside this tab. */
export async function asksForNothing(workflow: Workflow): Promise<boolean> {
  const asked = await askedBy(workflow);
  return !("problem" in asked) && needsNothing(asked);
}

/** A workflow and all that are written inside it, at most one more than are asked about. */
export function documentsIn(workflow: Workflow): readonly Workflow[] {
  const documents: Workflow[] = [workflow];
  for (let k = 0; k < documents.length && documents.length <= MOST; k += 1) {
    for (const inner of Object.values((documents[k] as Workflow).workflows ?? {})) {
      if (isObject(inner)) documents.push(inner as unknown as Workflow);
    }
  }
  return documents;
}

/** All that either asks for. */
export function together(a: Permissions, b: Permissions): Permissions {
  const lists = KINDS.flatMap((kind) => {
    const list = [...new Set([...(a[kind] ?? []), ...(b[kind] ?? [])])];
    return list.length === 0 ? [] : [[kind, list] as const];
  });
  return { ...Object.fromEntries(lists), ...(a.code === true || b.code === true ? { code: true } : {}) };
}
