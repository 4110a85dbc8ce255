import { type PointerEvent, useEffect, useRef, useState } from "react";
import { placeAt } from "./listMoves.ts";

type Drag = { readonly from: number; readonly to: number };
type Marks = { readonly "data-dragged"?: true; readonly "data-drop"?: "before" | "after" };

/**
 * Entries of a list that are dragged by a handle, with any pointer: what is marked while one is, and `move` when it is let go elsewhere.
 * Escape leaves it where it was. The entries carry the marks of their place.
 */
export function useListDrag(move: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag>();
  const end = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => end.current?.(), []);
  const begin = (from: number) => (down: PointerEvent<HTMLElement>) => {
    const entry = down.currentTarget.closest("[data-place]");
    if (down.button !== 0 || entry?.parentElement == null) return;
    down.preventDefault();
    down.currentTarget.setPointerCapture(down.pointerId);
    const entries = [...entry.parentElement.querySelectorAll<HTMLElement>(":scope > [data-place]")];
    const stop = new AbortController();
    const options = { signal: stop.signal };
    let to = from;
    const finish = (): void => {
      stop.abort();
      end.current = undefined;
      setDrag(undefined);
    };
    end.current?.();
    end.current = finish;
    setDrag({ from, to });
    const follow = ({ clientY }: { readonly clientY: number }): void => {
      to = placeAt(entries.map(middleOf), from, clientY);
      setDrag({ from, to });
    };
    const drop = (): void => {
      finish();
      if (to !== from) move(from, to);
    };
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      finish();
    };
    addEventListener("pointermove", follow, options);
    addEventListener("pointerup", drop, options);
    addEventListener("pointercancel", finish, options);
    addEventListener("keydown", cancel, { ...options, capture: true });
  };
  const marks = (place: number): Marks => ({
    ...(drag?.from === place ? { "data-dragged": true } : {}),
    ...(drag?.to === place && drag.from !== place ? { "data-drop": drag.to < drag.from ? "before" : "after" } : {}),
  });
  return { begin, marks };
}

function middleOf(entry: HTMLElement): number {
  const { top, height } = entry.getBoundingClientRect();
  return top + height / 2;
}
