import type { Clock } from "../../model/host.ts";

/** Milliseconds after which a timer looks at the time again: timers stand still while the device sleeps, and hold no more than 24 days. */
const LOOK = 60_000;

/** The clock of the page, whose timers come late rather than never after the device slept. */
export const pageClock: Clock = {
  now: () => Date.now(),
  schedule(ms, call) {
    const due = Date.now() + ms;
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      const left = due - Date.now();
      if (left <= 0) call();
      else timer = setTimeout(look, Math.min(left, LOOK));
    };
    timer = setTimeout(look, Math.min(Math.max(0, ms), LOOK));
    return () => clearTimeout(timer);
  },
  yield: (call) => void setTimeout(call),
};
