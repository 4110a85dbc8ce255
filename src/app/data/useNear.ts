import { useState } from "react";

/** Whether somebody is about to choose from a list: pointer on it, or focus in it. Until then a long one need not be filled. */
export function useNear() {
  const [near, come] = useState(false);
  const arrive = (): void => come(true);
  const leave = (): void => come(false);
  return { near, comings: { onPointerEnter: arrive, onFocus: arrive, onBlur: leave } };
}
