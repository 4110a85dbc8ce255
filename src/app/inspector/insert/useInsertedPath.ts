import { type DragEvent, useEffect } from "react";
import type { Field } from "../../../model/field.ts";
import type { Json } from "../../../model/json.ts";
import { DRAGGED_PATH } from "./draggedPath.ts";
import { takePending, useLastField } from "./lastField.ts";
import { withPath } from "./withPath.ts";

type Inserting = {
  readonly id: string;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly insert: (value: string) => void;
};

/** Takes paths into a field: those dropped on it, and one chosen elsewhere for it. Returns the handlers of its element. */
export function useInsertedPath({ id, field, value, insert }: Inserting) {
  const waits = useLastField((state) => state.pending?.id === id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a path is taken once, into what the field holds then
  useEffect(() => {
    const path = waits ? takePending(id) : undefined;
    if (path === undefined) return;
    insert(withPath(field, value, path));
    document.getElementById(id)?.focus();
  }, [waits, id]);
  const isPath = (event: DragEvent): boolean => event.dataTransfer.types.includes(DRAGGED_PATH);
  return {
    onDragOver(event: DragEvent<HTMLElement>) {
      if (!isPath(event)) return;
      event.preventDefault();
      event.currentTarget.dataset["dropping"] = "true";
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      delete event.currentTarget.dataset["dropping"];
    },
    onDrop(event: DragEvent<HTMLElement>) {
      delete event.currentTarget.dataset["dropping"];
      if (!isPath(event) || event.defaultPrevented) return;
      event.preventDefault();
      insert(withPath(field, value, event.dataTransfer.getData(DRAGGED_PATH)));
    },
  };
}
