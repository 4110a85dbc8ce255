import { NodeError } from "../../model/failure.ts";

/** How many items may go at once: a whole number from 1 on, else it fails with `bad-value`. */
export function requirePace(most: unknown): number {
  if (typeof most === "number" && Number.isSafeInteger(most) && most >= 1) return most;
  throw new NodeError("bad-value", `${JSON.stringify(most) ?? "Nothing"} is no number of items.`, {
    param: "most",
    hint: "Take a whole number from 1 on.",
  });
}
