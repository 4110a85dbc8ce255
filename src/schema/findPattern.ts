import type { RE2JS } from "re2js";
import { NodeError } from "../model/failure.ts";
import type { JsonObject } from "../model/json.ts";

const MOST_KEPT = 200;
const LONGEST = 1000;
let engine: typeof RE2JS | undefined;
const compiled = new Map<string, RE2JS>();

/** Loads what patterns need, which is larger than all else here; nothing once it is there. */
export function loadPatterns(): Promise<void> | undefined {
  return engine === undefined ? load() : undefined;
}

async function load(): Promise<void> {
  engine = (await import("re2js")).RE2JS;
}

/** As `loadPatterns`, where conditions may use a pattern. */
export function loadPatternsOf(used?: readonly JsonObject[]): Promise<void> | undefined {
  const asked = used === undefined || used.some((params) => mayMatch(params));
  return asked ? loadPatterns() : undefined;
}

function mayMatch(params: JsonObject): boolean {
  const text = JSON.stringify(params);
  return text.includes('"matches"') || text.includes('"conditions":"');
}

/** Whether the pattern is found anywhere in the text, in time that grows with the text alone. A bad pattern fails with `bad-pattern`. */
export function findPattern(pattern: string, text: string, param: string): boolean {
  return patternOf(pattern, param).matcher(text).find();
}

function patternOf(pattern: string, param: string): RE2JS {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (pattern.length > LONGEST)
    throw new NodeError("bad-pattern", `A pattern may have ${LONGEST} characters, not ${pattern.length}.`, { param });
  if (engine === undefined) throw new Error("the code of patterns is loaded before a run begins");
  let fresh: RE2JS;
  try {
    fresh = engine.compile(pattern);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : "";
    throw new NodeError("bad-pattern", `“${pattern.slice(0, 80)}” is no pattern: ${said.slice(0, 200)}`, {
      param,
      cause,
      hint: "Patterns are regular expressions without look-around and back references, such as ^[A-Z]{2}\\d+$; (?i) in front ignores case.",
    });
  }
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(pattern, fresh);
  return fresh;
}
