import { type RefObject, useLayoutEffect, useRef } from "react";

/** Keeps the focus in a field whose control is another than before; `mode` tells the controls apart. Give the ref to the field. */
export function useKeptFocus(id: string, mode: unknown): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const before = useRef(mode);
  const had = useRef(false);
  useLayoutEffect(() => {
    if (before.current !== mode && had.current && document.activeElement === document.body) document.getElementById(id)?.focus();
    before.current = mode;
  }, [id, mode]);
  useLayoutEffect(() => {
    const field = element.current;
    if (field === null) return;
    const note = (event: FocusEvent): void => {
      had.current = event.type === "focusin" && !(event.target instanceof HTMLButtonElement);
    };
    // A control that goes away with the focus says nothing, so what is noted last is whether it had it.
    field.addEventListener("focusin", note);
    const leave = (event: FocusEvent): void => {
      if (event.relatedTarget !== null) note(event);
    };
    field.addEventListener("focusout", leave);
    return () => {
      field.removeEventListener("focusin", note);
      field.removeEventListener("focusout", leave);
    };
  }, []);
  return element;
}
