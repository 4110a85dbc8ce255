import { NodeError } from "../../../model/failure.ts";

const AUTH = 23;
const INTERRUPT = 9;

/** The words of SQLite in what its package throws. */
export function saidBySqlite({ message = "" }: { readonly message?: string }): string {
  return message.replace(/^.*?sqlite3 result code \d+: /, "");
}

/** What SQLite throws, as a failure that says what to do. */
export function queryFailure(error: unknown, steps: number): unknown {
  const { resultCode, message = "" } = error as { readonly resultCode?: number; readonly message?: string };
  if (error instanceof NodeError || resultCode === undefined) return error;
  if (resultCode === INTERRUPT) {
    return new NodeError("query-limit", `The query took more than ${steps} million steps.`, {
      kind: "budget",
      param: "steps",
      hint: "Join on columns, look for a recursion without end, or allow more.",
    });
  }
  const said = saidBySqlite({ message });
  if (resultCode === AUTH) {
    return new NodeError("sql-not-allowed", `SQLite was asked for more than reading: ${said}.`, {
      param: "query",
      hint: "Write one SELECT over items and other; nothing can be changed, attached or set.",
    });
  }
  return new NodeError("bad-query", `SQLite says: ${said}.`, {
    param: "query",
    hint: "The tables are items and other, their columns the fields; put names with spaces in double quotes.",
  });
}
