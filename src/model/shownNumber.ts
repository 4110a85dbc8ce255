/** Digits of a number that are shown to people. */
const DIGITS = 12;
/** Digits that a number has for sure; those behind them are made by the binary form. */
const SURE = 15;

/**
 * A number as people see it: 0.1 + 0.2 as 0.3. Whole numbers keep every digit, others `digits` of them, or all before the point and two
 * behind it. Only where something is drawn: what is copied, kept or computed with is the number itself.
 */
export function shownNumber(value: number, digits = DIGITS): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value;
  const whole = Math.floor(Math.log10(Math.abs(value))) + 1;
  return Number(value.toPrecision(Math.min(SURE, Math.max(digits, whole + 2))));
}
