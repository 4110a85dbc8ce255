import type { Grant } from "../../model/host.ts";
import { isObject } from "../../model/json.ts";
import type { Permissions } from "../../model/workflow.ts";

const KINDS = ["net", "read", "write", "run", "secrets"] as const;
const STORED = "vwmp.grants.";

/** True where a workflow asks for paths or programs, which only Node has: no run of it begins in a tab. */
export function needsNode({ read = [], write = [], run = [] }: Permissions): boolean {
  return read.length + write.length + run.length > 0;
}

/** The grant that gives exactly what is needed. */
export function grantOf(needs: Permissions): Grant {
  return {
    net: needs.net ?? [],
    read: needs.read ?? [],
    write: needs.write ?? [],
    run: needs.run ?? [],
    secrets: needs.secrets ?? [],
    code: needs.code === true,
  };
}

/** True when the person agreed for good to all of this list for this workflow; one that has more on it asks again. */
export function isRemembered(workflowId: string, needs: Permissions): boolean {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED + workflowId) ?? "null");
    const agreed: unknown = JSON.parse(isObject(stored) ? String(stored["agreed"]) : "[]");
    const parts: readonly unknown[] = Array.isArray(agreed) ? agreed : [];
    const has = (part: unknown, each: string): boolean => Array.isArray(part) && part.includes(each);
    const code = needs.code !== true || parts[KINDS.length] === true;
    return code && KINDS.every((kind, at) => (needs[kind] ?? []).every((each) => has(parts[at], each)));
  } catch {
    return false;
  }
}

export function rememberGrant(workflowId: string, needs: Permissions): void {
  try {
    localStorage.setItem(STORED + workflowId, JSON.stringify({ agreed: listed(needs) }));
  } catch {
    // A page without storage asks again at the next run.
  }
}

function listed(needs: Permissions): string {
  return JSON.stringify([...KINDS.map((kind) => [...(needs[kind] ?? [])].sort()), needs.code === true]);
}
