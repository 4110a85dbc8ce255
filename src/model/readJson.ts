import { DEFAULT_LIMITS } from "./limits.ts";
import type { Problem } from "./problem.ts";
import { lineFinder, type TextDocument } from "./textDocument.ts";
import { type JsonFrame, walkJson } from "./walkJson.ts";

/**
 * Reads JSON text without ever throwing. Syntax errors, nesting over `maxDepth` and keys that appear twice are problems
 * with a line; a key that appears twice keeps its last value. Keys such as `__proto__` are own keys of the value.
 *
 * @example readJson('{"a": 1, "a": 2}').problems[0] // { code: "duplicate-key", path: ["a"], line: 1, … }
 */
export function readJson(source: string, maxDepth: number = DEFAULT_LIMITS.depth): TextDocument {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const lineAt = lineFinder(text);
  const problems: Problem[] = [];
  let at: readonly (string | number)[] = [];
  const fault = walkJson(text, maxDepth, {
    value: (frames) => {
      if (frames.length <= 4) at = pathOf(frames);
      return undefined;
    },
    duplicate: (frames, offset) => {
      const path = pathOf(frames);
      const message = `The key “${String(path.at(-1))}” appears twice; keep one of them.`;
      problems.push({ code: "duplicate-key", severity: "error", message, path, line: lineAt(offset) });
    },
  });
  if (fault !== undefined) {
    const message = fault.code === "syntax" ? `This is not JSON: ${fault.message}.` : `The document is too deep: ${fault.message}.`;
    problems.unshift({ code: fault.code, severity: "error", message, path: at, line: lineAt(fault.offset) });
    return { value: undefined, problems, lineOf: () => undefined };
  }
  try {
    return { value: JSON.parse(text) as unknown, problems, lineOf: jsonLines(text, lineAt) };
  } catch (error) {
    const message = `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
    return { value: undefined, problems: [{ code: "syntax", severity: "error", message, path: [], line: 1 }], lineOf: () => undefined };
  }
}

function pathOf(frames: readonly JsonFrame[]): (string | number)[] {
  return frames.map((frame) => frame.step);
}

type Place = { readonly offset: number; readonly valueOffset: number; readonly inner: Map<string | number, Place> };

/** Levels held in the index; what lies deeper is found by reading on from there. */
const INDEXED = 3;

function jsonLines(text: string, lineAt: (offset: number) => number): TextDocument["lineOf"] {
  let root: Place | undefined;
  return (path) => {
    root ??= indexPlaces(text);
    let place = root;
    let depth = 0;
    for (; depth < path.length && depth < INDEXED; depth += 1) {
      const inner = place.inner.get(path[depth] as string | number);
      if (inner === undefined) return lineAt(place.offset);
      place = inner;
    }
    return lineAt(depth < path.length ? deeperOffset(text, place, path.slice(depth)) : place.offset);
  };
}

function indexPlaces(text: string): Place {
  const root: Place = { offset: 0, valueOffset: 0, inner: new Map() };
  const trail: Place[] = [root];
  walkJson(text, Number.POSITIVE_INFINITY, {
    value: (frames, offset, valueOffset) => {
      const depth = frames.length;
      if (depth > INDEXED) return undefined;
      const place: Place = { offset, valueOffset, inner: new Map() };
      trail.length = depth;
      if (depth > 0) (trail[depth - 1] as Place).inner.set((frames[depth - 1] as JsonFrame).step, place);
      trail.push(place);
      return undefined;
    },
  });
  return trail[0] ?? root;
}

/** The offset of the longest part of `path` that exists inside `place`. */
function deeperOffset(text: string, place: Place, path: readonly (string | number)[]): number {
  let [best, found] = [0, place.offset];
  walkJson(
    text,
    Number.POSITIVE_INFINITY,
    {
      value: (frames, offset) => {
        const depth = frames.length;
        if (depth < best || depth > path.length || depth === 0) return undefined;
        if (!frames.every((frame, index) => frame.step === path[index])) return undefined;
        [best, found] = [depth, offset];
        return undefined;
      },
    },
    place.valueOffset,
  );
  return found;
}
