import { locale, t } from "../words/words.ts";

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];
const STYLE = { numeric: "auto", style: "short" } as const;

/** How long ago a time (milliseconds since 1970) was, such as `5 min. ago`. */
export function ago(time: number, now = Date.now()): string {
  const past = now - time;
  for (const [unit, ms] of STEPS) if (past >= ms) return new Intl.RelativeTimeFormat(locale(), STYLE).format(-Math.floor(past / ms), unit);
  return t("just now");
}
