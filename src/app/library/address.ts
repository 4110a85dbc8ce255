import { readAddress, type View, writeAddress } from "../share/addressKeys.ts";

/** The id after `w=` in the address's fragment, whose keys are joined by `&`. */
export function addressedWorkflow(): string | undefined {
  return readAddress(location.hash).address.w;
}

/**
 * Puts the open workflow's id into the address, so that a reload finds it, and leaves the other keys as they are. What a link brought
 * (`s=`, `?open=`) goes: another workflow is open now.
 */
export function rememberAddress(id: string): void {
  const { s: _, ...kept } = readAddress(location.hash).address;
  const query = new URLSearchParams(location.search);
  query.delete("open");
  const search = query.size === 0 ? "" : `?${query}`;
  const next = `${location.pathname}${search}${writeAddress({ ...kept, w: id })}`;
  if (next !== location.pathname + location.search + location.hash) history.replaceState(history.state, "", next);
}

/** How the address asks for the workflow to be shown; undefined: as it is edited. */
export function addressedView(): View | undefined {
  return readAddress(location.hash).address.view;
}

/** Shows the workflow so, or as it is edited; the step can be taken back with the browser's button. */
export function addressView(view: View | undefined): void {
  const { view: _, ...kept } = readAddress(location.hash).address;
  location.hash = writeAddress(view === undefined ? kept : { ...kept, view });
}
