/** The part of a run's time that is drawn: shares of the whole, from 0 to 1. */
export type TimeWindow = { readonly from: number; readonly span: number };

export const WHOLE: TimeWindow = { from: 0, span: 1 };
/** The smallest part that can be looked at. */
const SMALLEST = 1e-5;

/** Shows more or less around a point, which stays where it is; `at` is its place in the window, from 0 to 1. */
export function zoomed({ from, span }: TimeWindow, factor: number, at = 0.5): TimeWindow {
  const next = Math.min(1, Math.max(SMALLEST, span / factor));
  return placed(from + at * (span - next), next);
}

/** Moves by a share of what is shown. */
export function panned({ from, span }: TimeWindow, by: number): TimeWindow {
  return placed(from + by * span, span);
}

function placed(from: number, span: number): TimeWindow {
  return { from: Math.min(Math.max(0, from), 1 - span), span };
}
