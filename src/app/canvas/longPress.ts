/** Milliseconds for which a finger lies still. */
const PATIENCE = 500;
/** CSS pixels that a finger may tremble. */
const SLACK = 10;
/** The menu begins so far beside the finger, for it to lie on the menu: a finger that is lifted beside a menu closes it. */
const BESIDE = 16;

/**
 * Where a finger lies still, what a right click opens is opened: a `contextmenu` is sent to what lies under it, also where the browser
 * sends none of its own; one that it does send for the same finger goes no further. Gives what ends that.
 */
export function watchLongPress(element: HTMLElement): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  let press: { readonly id: number; readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  let opened = false;
  const cancel = (): void => {
    clearTimeout(press?.timer);
    press = undefined;
  };
  const open = (target: Element, { pointerId, clientX, clientY }: PointerEvent): void => {
    press = undefined;
    opened = true;
    if (target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
    swallowFinger();
    const at = { clientX: clientX - BESIDE, clientY: clientY - BESIDE };
    target.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, view: window, button: 2, ...at }));
  };
  element.addEventListener(
    "pointerdown",
    (event) => {
      cancel();
      opened = false;
      const { target } = event;
      if (event.pointerType !== "touch" || !event.isPrimary || !(target instanceof Element) || target.closest("input, textarea")) return;
      press = { id: event.pointerId, x: event.clientX, y: event.clientY, timer: setTimeout(() => open(target, event), PATIENCE) };
    },
    options,
  );
  addEventListener(
    "pointermove",
    ({ pointerId, clientX, clientY }) => {
      if (press?.id === pointerId && Math.hypot(clientX - press.x, clientY - press.y) > SLACK) cancel();
    },
    options,
  );
  for (const ending of ["pointerup", "pointercancel"] as const) addEventListener(ending, cancel, options);
  element.addEventListener(
    "contextmenu",
    (event) => {
      if (!event.isTrusted || (press === undefined && !opened)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    options,
  );
  return () => {
    cancel();
    stop.abort();
  };
}

/** What the finger does until it is lifted moves and presses nothing. */
function swallowFinger(): void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true, passive: false };
  addEventListener("touchmove", (event) => event.stopPropagation(), options);
  for (const ending of ["touchend", "touchcancel"] as const) {
    addEventListener(
      ending,
      (event) => {
        event.preventDefault();
        stop.abort();
      },
      options,
    );
  }
}
