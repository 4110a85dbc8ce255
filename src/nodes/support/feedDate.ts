const ZONED = /(?:Z|GMT|UTC?|[+-]\d\d:?\d\d|[ECMP][SD]T)$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A date of a feed as ISO text in UTC; null for none, for one without a zone, and for what is no date. */
export function feedDate(text: string | null): string | null {
  if (text === null || !(ZONED.test(text) || DAY.test(text))) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
