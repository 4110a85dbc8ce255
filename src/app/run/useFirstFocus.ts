import { type RefObject, useEffect, useRef } from "react";

/** A ref for an element whose first fitting control has the focus when the dialog around it opened; none has it without `controls`. */
export function useFirstFocus<E extends HTMLElement>(controls: string | undefined): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    // The dialog opens in its own effect, after those of what it holds.
    if (controls === undefined) return;
    queueMicrotask(() => element.current?.querySelector<HTMLElement>(controls)?.focus());
  }, [controls]);
  return element;
}
