import { create } from "zustand";

const STORED = "vwmp.active";

export type ScheduleState = {
  /** The workflows whose schedules are switched on, on this device. */
  readonly active: ReadonlySet<string>;
  /** Those that this tab keeps; another tab may keep the rest. */
  readonly kept: ReadonlySet<string>;
  /** When a workflow's schedules are due next, in milliseconds since 1970; undefined: never again. */
  readonly next: ReadonlyMap<string, number | undefined>;
};

export const useSchedules = create<ScheduleState>(() => ({ active: stored(), kept: new Set(), next: new Map() }));

/** Switches the schedules of a workflow on or off, in all tabs of this device. */
export function setActive(id: string, on: boolean): void {
  const active = new Set(stored());
  if (on) active.add(id);
  else active.delete(id);
  try {
    localStorage.setItem(STORED, JSON.stringify([...active]));
  } catch {
    // A page without storage forgets it with its end.
  }
  useSchedules.setState({ active });
}

/** Hears what other tabs switch. */
export function hearOtherTabs(): void {
  addEventListener("storage", ({ key }) => key === STORED && useSchedules.setState({ active: stored() }));
}

/** Says that this tab keeps a workflow's schedules, and when they are due next; or that it does so no more. */
export function noteKept(id: string, kept: boolean, next?: number): void {
  const { kept: before, next: times } = useSchedules.getState();
  const now = new Set(before);
  const due = new Map(times);
  if (kept) {
    now.add(id);
    due.set(id, next);
  } else {
    now.delete(id);
    due.delete(id);
  }
  useSchedules.setState({ kept: now, next: due });
}

function stored(): ReadonlySet<string> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return new Set(Array.isArray(list) ? list.filter((each) => typeof each === "string") : []);
  } catch {
    return new Set();
  }
}
