import { timeLocale } from "../words/words.ts";

const DAY = 86_400_000;

/** When something is due, as briefly as it can be told from `now`: the time alone within a day, else with the day; with seconds in the next minutes. */
export function dueText(due: number, now: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const seconds = due - now < 600_000 ? { second: "2-digit" as const } : {};
  const time = new Intl.DateTimeFormat(timeLocale(), { hour: "2-digit", minute: "2-digit", ...seconds, ...zone }).format(due);
  if (due - now < DAY) return time;
  return `${new Intl.DateTimeFormat(timeLocale(), { weekday: "short", day: "numeric", month: "short", ...zone }).format(due)}, ${time}`;
}
