import type { Progress } from "../../model/foldRun.ts";
import { locale, numberText, t } from "../words/words.ts";
import { duration } from "./RunStatus.tsx";

/** Milliseconds before which a rate would say more of chance than of the work. */
const SOONEST = 200;

/** The share that is done, from 0 to 1; undefined where nobody knows how much there is. */
export function progressShare({ done, total }: Progress): number | undefined {
  if (total !== undefined) return total <= 0 ? 1 : Math.min(1, done / total);
  return done <= 1 ? done : undefined;
}

/** How far, how fast, and how long still: `1,200 of 4,000 · 600/s · 4.7 s left`, `40 % · 3 s left`, `12,400 · 3,100/s`. */
export function progressText(progress: Progress): string {
  const { done, total, ms } = progress;
  const share = progressShare(progress);
  const parts = [doneText(done, total)];
  if (ms < SOONEST || done <= 0) return parts[0] as string;
  if (total !== undefined || share === undefined) parts.push(t("{count}/s", { count: rounded((done * 1000) / ms) }));
  if (share !== undefined && share > 0 && share < 1) parts.push(t("{time} left", { time: duration((ms * (1 - share)) / share) }));
  return parts.join(" · ");
}

function doneText(done: number, total: number | undefined): string {
  if (total !== undefined) return t("{done} of {total}", { done: rounded(done), total: rounded(total) });
  return done <= 1 ? done.toLocaleString(locale(), { style: "percent" }) : rounded(done);
}

function rounded(count: number): string {
  return numberText(count < 10 ? Math.round(count * 10) / 10 : Math.round(count));
}
