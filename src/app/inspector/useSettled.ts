import { useDeferredValue } from "react";

let held = false;
for (const [kind, down] of [
  ["pointerdown", true],
  ["pointerup", false],
  ["pointercancel", false],
] as const)
  addEventListener(kind, () => (held = down), { capture: true, passive: true });

/**
 * The value; while a button or a finger is held down a little behind it, so that what is drawn for it is drawn in pieces between the frames
 * of a drag. What is done by keyboard finds at once what it changed.
 */
export function useSettled<T>(value: T): T {
  const later = useDeferredValue(value);
  return held ? later : value;
}
