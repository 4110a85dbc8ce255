import { create } from "zustand";

const STORED = "vwmp.first.chart";

/**
 * True while a chart stands beside the table of a run's result, where nobody asks for other items: from the first result of a first visit
 * until it is closed or another view is picked.
 */
export const useFirstChart = create<{ readonly shown: boolean }>(() => ({ shown: false }));

/** Shows the chart, once in the life of this browser's storage. */
export function showFirstChart(): void {
  try {
    if (localStorage.getItem(STORED) !== null) return;
    localStorage.setItem(STORED, "shown");
    useFirstChart.setState({ shown: true });
  } catch {
    // Without storage no visit is known to be the first.
  }
}

export function closeFirstChart(): void {
  if (useFirstChart.getState().shown) useFirstChart.setState({ shown: false });
}
