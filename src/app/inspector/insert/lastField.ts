import { create } from "zustand";
import { setUi } from "../../editor/uiStore.ts";

type State = {
  /** The field of a node that had the focus last. */
  readonly last: { readonly id: string; readonly node: string; readonly label: string } | undefined;
  /** A path on its way into a field, which takes it as soon as it is drawn. */
  readonly pending: { readonly id: string; readonly path: string } | undefined;
};

/** Where a path is inserted that is chosen away from its field. */
export const useLastField = create<State>(() => ({ last: undefined, pending: undefined }));

/** Notes that a field has the focus. */
export function noteField(id: string, node: string, label: string): void {
  useLastField.setState({ last: { id, node, label } });
}

/** Shows the params and writes the path into the field that had the focus last. */
export function insertIntoLast(path: string): void {
  const { last } = useLastField.getState();
  if (last === undefined) return;
  useLastField.setState({ pending: { id: last.id, path } });
  setUi({ tab: "Params" });
}

/** The path that waits for a field; it does not wait any longer. */
export function takePending(id: string): string | undefined {
  const { pending } = useLastField.getState();
  if (pending?.id !== id) return undefined;
  useLastField.setState({ pending: undefined });
  return pending.path;
}
