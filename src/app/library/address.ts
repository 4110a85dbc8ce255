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
  const { s: _, run, ...kept } = readAddress(location.hash).address;
  const shown = kept.w === id && run !== undefined ? { run } : {};
  const query = new URLSearchParams(location.search);
  query.delete("open");
  const search = query.size === 0 ? "" : `?${query}`;
  const next = `${location.pathname}${search}${writeAddress({ ...kept, ...shown, w: id })}`;
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

/** The id after `run=`: the run that is shown. */
export function addressedRun(): string | undefined {
  return readAddress(location.hash).address.run;
}

/** Puts the id of the run that is shown into the address; none: the workflow itself is shown. */
export function rememberRun(runId: string | undefined): void {
  const { run: _, ...kept } = readAddress(location.hash).address;
  const hash = writeAddress(runId === undefined ? kept : { ...kept, run: runId });
  if (hash !== location.hash) history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`);
}
