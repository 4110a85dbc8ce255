import { type MouseEvent, useState } from "react";

type At = { readonly x: number; readonly y: number };

/** Where the menu of a button is open: under the button that `open` was called by; undefined while it is closed. */
export function useMenuAt(): { readonly at: At | undefined; readonly open: (event: MouseEvent) => void; readonly close: () => void } {
  const [at, setAt] = useState<At>();
  return {
    at,
    open: ({ currentTarget }) => {
      const box = currentTarget.getBoundingClientRect();
      setAt({ x: box.left, y: box.bottom + 4 });
    },
    close: () => setAt(undefined),
  };
}
