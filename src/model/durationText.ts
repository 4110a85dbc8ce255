const UNITS: readonly (readonly [ms: number, one: string])[] = [
  [604_800_000, "week"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1000, "second"],
  [1, "millisecond"],
];

/**
 * A length of time in words, down to its smallest unit.
 *
 * @example durationText(90000) // "1 minute 30 seconds"
 */
export function durationText(ms: number): string {
  const words: string[] = [];
  let rest = Math.round(ms);
  for (const [size, one] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${one}${count === 1 ? "" : "s"}`);
  }
  return words.join(" ") || "no time";
}
