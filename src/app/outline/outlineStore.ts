import { create } from "zustand";

type OutlineState = {
  /** The row that has the focus, or had it last. */
  readonly current: string | undefined;
  /** The rows whose inside is not shown. */
  readonly closed: ReadonlySet<string>;
  /** The node that the dialog “Connect” is open for. */
  readonly connecting: string | undefined;
};

/** What is open in the outline. */
export const useOutline = create<OutlineState>(() => ({ current: undefined, closed: new Set(), connecting: undefined }));

/** Opens the dialog “Connect” for a node; undefined closes it. */
export function openConnect(connecting: string | undefined): void {
  useOutline.setState({ connecting });
}

/** Opens these rows, or closes them. */
export function fold(keys: readonly string[], close: boolean): void {
  const closed = new Set(useOutline.getState().closed);
  for (const key of keys) close ? closed.add(key) : closed.delete(key);
  useOutline.setState({ closed });
}
