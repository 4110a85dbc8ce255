import type { RegionKind } from "../../model/region.ts";
import type { Rounds } from "../run/runSession.ts";

/** How far a region is: `3 rounds`, `2 of 5 instances`; empty for a kind that runs its nodes once. */
export function roundsText(kind: RegionKind, { opened, done }: Rounds, running: boolean): string {
  if (kind !== "loop" && kind !== "map") return "";
  const word = kind === "loop" ? "round" : "instance";
  const some = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? word : `${word}s`}`;
  return kind === "map" && (running || done < opened) ? `${done.toLocaleString("en")} of ${some(opened)}` : some(done);
}
