import { createContext, type ReactNode, useContext } from "react";
import { memberPath } from "../../model/memberPath.ts";
import { KeyHandle } from "../inspector/insert/KeyHandle.tsx";

/** What the keys of the items around are members of, in the fields of a node; none where keys cannot be used. */
export const KeyBase = createContext<{ readonly base: string; readonly node: string } | undefined>(undefined);

/** The name of a column: where its key can be used in a field, it can be dragged there. */
export function KeyLabel({ column }: { readonly column: string | undefined }): ReactNode {
  const around = useContext(KeyBase);
  const name = column ?? "value";
  if (around === undefined) return name;
  return <KeyHandle name={name} path={column === undefined ? around.base : memberPath(around.base, column)} node={around.node} />;
}
