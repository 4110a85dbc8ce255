import { useRef } from "react";
import { rename } from "../editor/selecting.ts";

/** The name of a node or region. It renames when the field is left or Enter is pressed: the id follows the name, so not at every letter. */
export function NameField({ id, name, label }: { readonly id: string; readonly name: string; readonly label: string }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <input
      ref={field}
      key={name}
      className="node-name"
      aria-label={label}
      data-node-name
      defaultValue={name}
      spellCheck={false}
      onBlur={(event) => rename(id, event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key !== "Escape") return;
        event.currentTarget.value = name;
        event.currentTarget.blur();
      }}
    />
  );
}
