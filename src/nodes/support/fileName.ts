import { NodeError } from "../../model/failure.ts";

const MOST = 255;
// Control characters, and those that turn the direction of writing so that a name looks like another.
const UNSEEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** A name for a file, trimmed; one that is empty, a path, too long or holds unseen characters fails with `bad-name`. */
export function fileName(given: string, param: string): string {
  const name = given.trim();
  if (name !== "" && name.length <= MOST && name !== "." && name !== ".." && !/[\\/]/.test(name) && !UNSEEN.test(name)) return name;
  throw new NodeError("bad-name", `“${name.slice(0, 80)}” is no name for a file.`, {
    param,
    hint: `Give up to ${MOST} characters without / and \\, as in report.txt.`,
  });
}

/** A relative path without any part that leads outside, drive, or unseen character; empty where nothing is left. */
export function harmlessPath(given: string): string {
  const parts = given.split(/[\\/]/).map((part) => part.replace(new RegExp(UNSEEN, "gu"), "").replace(/:/g, "_").trim());
  return parts.filter((part) => !/^\.*$/.test(part)).join("/");
}
