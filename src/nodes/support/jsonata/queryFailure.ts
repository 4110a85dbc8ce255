import { RE2JSException } from "re2js";
import { NodeError } from "../../../model/failure.ts";

type LibraryError = { readonly code?: string; readonly message?: string; readonly position?: number; readonly error?: unknown };

/** Too deep, too many values in a range, in a list. */
const LIMITS = new Set(["D1011", "D2014", "D2015"]);

/** What the library throws, as a failure that says what to do; `where` follows “The query”. */
export function queryFailure(error: unknown, where: string): NodeError {
  if (error instanceof NodeError) return error;
  if (error instanceof RE2JSException) {
    return new NodeError("bad-query", `A regular expression of the query cannot be used: ${error.message}.`, {
      param: "query",
      hint: "Write it without look-around and back-references, and repeat nothing more than 1000 times.",
    });
  }
  // What a text or a stack cannot hold is told by the platform.
  if (error instanceof RangeError) return overLimit(where, error.message);
  const { code = "", message = String(error), position } = (error ?? {}) as LibraryError;
  if (code === "D1012") {
    return new NodeError("query-timeout", `The query${where} did not end within its time limit.`, {
      kind: "timeout",
      param: "timeout",
      hint: "Look for a function that calls itself without end, or allow more time.",
    });
  }
  if (LIMITS.has(code)) return overLimit(where, message);
  const at = position === undefined ? "" : ` (at character ${position})`;
  if (/^S/.test(code)) {
    return new NodeError("bad-query", `The query is not JSONata: ${message}${at}.`, {
      param: "query",
      hint: "Look at brackets and quotes before that place.",
    });
  }
  return new NodeError("query-failed", `The query${where} failed: ${message}${at}.`, {
    param: "query",
    hint: "Look at the values it meets there: a field may be missing, or of another kind.",
  });
}

function overLimit(where: string, message: string): NodeError {
  return new NodeError("query-limit", `The query${where} grew beyond a limit: ${message}`, {
    kind: "budget",
    param: "query",
    hint: "Let it work on less: filter first, and end what calls itself.",
  });
}
