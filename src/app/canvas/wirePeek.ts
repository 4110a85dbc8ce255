import { create } from "zustand";
import { useEditor } from "../editor/editorStore.ts";
import { viewport } from "./viewport.ts";

/** A wire of which the first items are shown, and where in the window. */
export type Peek = { readonly edge: string; readonly x: number; readonly y: number };

type State = { readonly peek: Peek | undefined; readonly byKey: boolean };

export const usePeek = create<State>(() => ({ peek: undefined, byKey: false }));

/** Shows the first items of the selected wire, until another is selected, the focus leaves the canvas, or what else ends a peek. */
export function peekAt(peek: Peek): void {
  if (useEditor.getState().selectedEdges.has(peek.edge)) usePeek.setState({ peek, byKey: true });
}

/** Milliseconds on a wire before its items show, and beside both before they go: time to move over to them. */
const WAIT = 400;
const GRACE = 300;

/**
 * Watches for the pointer to rest on a wire of the canvas, which is shown then. A press, the wheel and the key Escape end it; then
 * the same wire counts again only after the pointer was elsewhere. Returns what stops watching.
 */
export function watchWires(isInside: (target: Element) => boolean): () => void {
  let over: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (peek: Peek | undefined): void => {
    clearTimeout(timer);
    usePeek.setState({ peek, byKey: false });
  };
  const move = ({ target, buttons, clientX: x, clientY: y }: PointerEvent): void => {
    if (!(target instanceof Element)) return;
    const shown = usePeek.getState().peek?.edge;
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
    if (event.key !== "Escape" || usePeek.getState().peek === undefined) return;
    event.stopPropagation();
    set(undefined);
  };
  const leave = ({ target }: Event): void => {
    if (usePeek.getState().byKey && !viewport.hasFocus() && !(target instanceof Element && isInside(target))) set(undefined);
  };
  const unsubscribe = useEditor.subscribe(({ selectedEdges }) => {
    const { peek, byKey } = usePeek.getState();
    if (byKey && peek !== undefined && !selectedEdges.has(peek.edge)) set(undefined);
  });
  const stop = new AbortController();
  const listening = { capture: true, passive: true, signal: stop.signal };
  document.addEventListener("pointerover", move, listening);
  document.addEventListener("pointerdown", end, listening);
  document.addEventListener("wheel", end, listening);
  document.addEventListener("keydown", press, listening);
  document.addEventListener("focusin", leave, listening);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    stop.abort();
  };
}
