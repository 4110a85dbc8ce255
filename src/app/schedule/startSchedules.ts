import { useSchedules } from "./scheduleStore.ts";

let kept = false;

/** Loads what keeps schedules once one is switched on. Call once. */
export function startSchedules(): void {
  const look = (): void => {
    if (kept || useSchedules.getState().active.size === 0) return;
    kept = true;
    void import("./keepActive.ts").then(({ keepActive }) => keepActive());
  };
  look();
  useSchedules.subscribe(look);
}
