import type { Fault } from "./templatesIn.ts";

const PARTS = [
  { name: "minute", from: 0, to: 59 },
  { name: "hour", from: 0, to: 23 },
  { name: "day of the month", from: 1, to: 31 },
  { name: "month", from: 1, to: 12 },
  { name: "day of the week", from: 0, to: 7 },
] as const;
const NAMES = /^(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)$/i;

/** What is wrong with a cron expression of five fields. */
export function checkCron(text: string, path: Fault["path"]): Fault[] {
  const bad = (message: string): Fault[] => [{ code: "bad-value", message, path }];
  const fields = text.trim().split(/\s+/);
  if (fields.length !== PARTS.length) {
    return bad(`A cron expression has five fields — minute, hour, day, month, weekday — as in “0 9 * * 1-5”, not ${fields.length}.`);
  }
  for (const [at, part] of PARTS.entries()) {
    const field = fields[at] as string;
    const wrong = field.split(",").some((each) => !isPart(each, part));
    if (wrong) return bad(`“${field.slice(0, 40)}” is no ${part.name}: it takes ${part.from} to ${part.to}, *, ranges and steps.`);
  }
  return [];
}

function isPart(text: string, { from, to }: (typeof PARTS)[number]): boolean {
  const [range = "", step, ...more] = text.split("/");
  if (more.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (range === "*") return true;
  const ends = range.split("-");
  if (ends.length > 2) return false;
  return ends.every((end) => NAMES.test(end) || (/^\d{1,2}$/.test(end) && Number(end) >= from && Number(end) <= to));
}
