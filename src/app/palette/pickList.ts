import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** The active entry of a list that is searched by a combobox: arrows move it, Enter takes it. */
export function usePickList<T>(found: readonly T[], choose: (entry: T) => void) {
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(index, found.length - 1);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  const press = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const active = found[at];
    if (step !== 0 && found.length > 0) setIndex((at + step + found.length) % found.length);
    else if (event.key === "Enter" && active !== undefined) choose(active);
    else return;
    event.preventDefault();
  };
  return { at, list, press, point: setIndex };
}
