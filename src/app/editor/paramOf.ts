import type { Problem } from "../../model/problem.ts";

/** The param that a problem is about, of a node or of a region; undefined where it is about none. */
export function paramOf({ param, path }: Problem): string | undefined {
  return param ?? (path[0] === "regions" && path[2] === "params" && path.length > 3 ? String(path[3]) : undefined);
}
