import { type RefObject, useEffect, useRef } from "react";

/** A ref for an element whose first fitting control has the focus when the dialog around it opened. */
export function useFirstFocus<E extends HTMLElement>(controls: string): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    // The dialog opens in its own effect, after those of what it holds.
    queueMicrotask(() => element.current?.querySelector<HTMLElement>(controls)?.focus());
  }, [controls]);
  return element;
}
