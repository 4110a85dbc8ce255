/** Where the pointer came to rest on a wire. */
export type Peek = { readonly edge: string; readonly x: number; readonly y: number };

/** Milliseconds on a wire before its items show, and beside both before they go: time to move over to them. */
const WAIT = 400;
const GRACE = 300;

/**
 * Watches for the pointer to rest on a wire of the canvas. `show` gets the wire, or nothing when it goes. A press, the wheel and the key
 * Escape end it; then the same wire counts again only after the pointer was elsewhere. Returns what stops watching.
 */
export function watchWires(show: (peek: Peek | undefined) => void, isInside: (target: Element) => boolean): () => void {
  let over: string | undefined;
  let shown: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (peek: Peek | undefined): void => {
    clearTimeout(timer);
    shown = peek?.edge;
    show(peek);
  };
  const move = ({ target, buttons, clientX: x, clientY: y }: PointerEvent): void => {
    if (!(target instanceof Element)) return;
    const edge = isInside(target) ? shown : target.closest<SVGElement>(".react-flow__edge")?.dataset["id"];
    if (edge === over) return;
    over = edge;
    clearTimeout(timer);
    if (edge === shown) return;
    if (edge === undefined) timer = setTimeout(set, GRACE, undefined);
    else if (buttons === 0) timer = setTimeout(set, WAIT, { edge, x, y });
  };
  const end = ({ target }: Event): void => {
    if (!(target instanceof Element && isInside(target))) set(undefined);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || shown === undefined) return;
    event.stopPropagation();
    set(undefined);
  };
  const stop = new AbortController();
  const listening = { capture: true, passive: true, signal: stop.signal };
  document.addEventListener("pointerover", move, listening);
  document.addEventListener("pointerdown", end, listening);
  document.addEventListener("wheel", end, listening);
  document.addEventListener("keydown", press, listening);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
