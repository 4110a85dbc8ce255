/** Schedules that people ask for most. */
export const CRON_PRESETS: readonly (readonly [cron: string, label: string])[] = [
  ["* * * * *", "Every minute"],
  ["*/15 * * * *", "Every 15 minutes"],
  ["0 * * * *", "Every hour"],
  ["0 9 * * *", "Every day at 9:00"],
  ["0 9 * * 1-5", "Monday to Friday at 9:00"],
  ["0 9 * * 1", "Every Monday at 9:00"],
  ["0 0 1 * *", "The first of each month"],
];
