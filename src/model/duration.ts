const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const PART = /(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)/gy;

/**
 * Milliseconds of `"5s"`, `"1m30s"`, `"250ms"` or a number of milliseconds; undefined when it is neither.
 *
 * @example parseDuration("1m30s") // 90000
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  PART.lastIndex = 0;
  let total = 0;
  let end = 0;
  for (let part = PART.exec(text); part !== null; part = PART.exec(text)) {
    total += Number(part[1]) * (UNITS[part[2] as string] as number);
    end = PART.lastIndex;
    while (text[end] === " ") end += 1;
    PART.lastIndex = end;
  }
  return text !== "" && end === text.length ? total : undefined;
}
