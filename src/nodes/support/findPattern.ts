import { RE2JS } from "re2js";
import { NodeError } from "../../model/failure.ts";

const MOST_KEPT = 200;
const LONGEST = 1000;
const compiled = new Map<string, RE2JS>();

/** Whether the pattern is found anywhere in the text, in time that grows with the text alone. A bad pattern fails with `bad-pattern`. */
export function findPattern(pattern: string, text: string, param: string): boolean {
  return patternOf(pattern, param).matcher(text).find();
}

function patternOf(pattern: string, param: string): RE2JS {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (pattern.length > LONGEST)
    throw new NodeError("bad-pattern", `A pattern may have ${LONGEST} characters, not ${pattern.length}.`, { param });
  let fresh: RE2JS;
  try {
    fresh = RE2JS.compile(pattern);
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
