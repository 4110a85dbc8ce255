import { msg } from "../../words/words.ts";

/** Schedules that people ask for most. */
export const CRON_PRESETS: readonly (readonly [cron: string, label: string])[] = [
  ["* * * * *", msg("Every minute")],
  ["*/15 * * * *", msg("Every 15 minutes")],
  ["0 * * * *", msg("Every hour")],
  ["0 9 * * *", msg("Every day at 9:00")],
  ["0 9 * * 1-5", msg("Monday to Friday at 9:00")],
  ["0 9 * * 1", msg("Every Monday at 9:00")],
  ["0 0 1 * *", msg("The first of each month")],
];
