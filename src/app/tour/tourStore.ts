import { create } from "zustand";

/** Where somebody is who closed the tab as the tour asked for. */
const STORED = "vwmp.tour";

type TourState = {
  /** The step that is shown, from 0; undefined while there is no tour. */
  readonly step: number | undefined;
  /** The tab was closed and opened again since the step before. */
  readonly returned: boolean;
  /** A first visit is not asked any more. */
  readonly declined: boolean;
};

export const useTour = create<TourState>(() => ({ step: undefined, returned: false, declined: false }));

/** Begins the tour, from its start. */
export function startTour(): void {
  useTour.setState({ step: 0, returned: false, declined: true });
}

/** Shows a step. `left`: the tab may be closed in it, and the next visit goes on behind it. */
export function goToStep(step: number, left: boolean): void {
  useTour.setState({ step, returned: false });
  remember(left ? String(step + 1) : undefined);
}

/** Ends the tour, or the offer of one. */
export function endTour(): void {
  useTour.setState({ step: undefined, declined: true });
  remember(undefined);
}

/** Something has run, or another workflow was opened: nobody who has gone on by themselves is asked again. */
export function declineTour(): void {
  if (!useTour.getState().declined) useTour.setState({ declined: true });
}

/** Goes on where the tab was closed as the tour asked for. */
export function resumeTour(): void {
  try {
    const step = Number(localStorage.getItem(STORED) ?? Number.NaN);
    if (Number.isInteger(step)) useTour.setState({ step, returned: true, declined: true });
    remember(undefined);
  } catch {
    // A page without storage forgets the tour.
  }
}

function remember(step: string | undefined): void {
  try {
    if (step === undefined) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, step);
  } catch {
    // A page without storage forgets the tour.
  }
}
