import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";
import { readJson } from "../../model/readJson.ts";

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125] as const;

/** True when brackets outside of texts are open deeper than `limit`; reads the text once, without recursion. */
export function isJsonDeeperThan(text: string, limit: number): boolean {
  let [depth, inText] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
  }
  return false;
}

/**
 * The value of JSON text from the outside. `__proto__` is a key like any other; a key that appears twice keeps its last value.
 *
 * @throws NodeError `json-syntax` with the line, or `too-deep` beyond 200 levels.
 */
export function parseJson(
  text: string,
  more: { readonly param?: string; readonly kind?: "user" | "outside"; readonly firstLine?: number } = {},
): Json {
  const { param, kind, firstLine = 1 } = more;
  const about = { ...(param !== undefined && { param }), ...(kind !== undefined && { kind }) };
  if (isJsonDeeperThan(text, DEFAULT_LIMITS.depth)) {
    throw new NodeError("too-deep", `The JSON is nested deeper than ${DEFAULT_LIMITS.depth} levels.`, about);
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Its message is the host's own: as a cause it would make the same run differ between hosts.
    const problem = readJson(text).problems.find((one) => one.severity === "error" && one.code !== "duplicate-key");
    const line = firstLine + (problem?.line ?? 1) - 1;
    throw new NodeError("json-syntax", `Line ${line}: ${problem?.message ?? "This is not JSON."}`, about);
  }
}
