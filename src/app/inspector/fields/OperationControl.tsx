import { useEffect, useState } from "react";
import type { FieldOption } from "../../../model/field.ts";
import { own } from "../../../model/json.ts";
import { useEditor } from "../../editor/editorStore.ts";
import { ChoiceControl } from "./ChoiceControl.tsx";
import type { ControlProps } from "./FieldControl.tsx";
import { TextControl } from "./TextControl.tsx";

const NONE: readonly FieldOption[] = [];

/** An operation of the OpenAPI document that stands in another param: one to choose, or to write where the document is elsewhere. */
export function OperationControl({ field, ...props }: ControlProps<"text">) {
  const { operationsOf = "", ...text } = field;
  const document = useEditor((state) => own(own(state.workflow.nodes, props.node)?.params, operationsOf));
  const operations = useOperations(document);
  if (operations.length === 0) return <TextControl field={text} {...props} />;
  const { label, required, placeholder } = text;
  return (
    <ChoiceControl
      field={{ kind: "choice", label, options: operations, ...(required && { required }), ...(placeholder && { placeholder }) }}
      {...props}
    />
  );
}

/** What the document offers, read anew whenever it changes. */
function useOperations(document: unknown): readonly FieldOption[] {
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    let current = true;
    if (typeof document !== "string" || document === "") setFound(NONE);
    else void import("./operationsIn.ts").then(({ operationsIn }) => current && setFound(operationsIn(document)));
    return () => {
      current = false;
    };
  }, [document]);
  return found;
}
