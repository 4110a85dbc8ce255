import { CodeEditor } from "../code/CodeEditor.tsx";
import { ExpressionResult } from "../ExpressionResult.tsx";
import type { ControlProps } from "./FieldControl.tsx";
import { FieldNameList, useFieldNames } from "./FieldNameList.tsx";

/** Text of one line, or of many; with expressions in it where it is a node's. */
export function TextControl({ field, id, value, onChange, describedBy, invalid, node }: ControlProps<"text">) {
  const text = typeof value === "string" ? value : value === undefined ? (field.default ?? "") : JSON.stringify(value);
  const names = useFieldNames({ node, text, asked: field.namesField === true });
  const shared = {
    id,
    value: text,
    placeholder: field.placeholder,
    required: field.required,
    "aria-describedby": describedBy,
    "aria-invalid": invalid,
    spellCheck: false,
  };
  const change = (next: string): void => onChange(next === "" && (field.default ?? "") === "" ? undefined : next);
  if (field.multiline && node === "")
    return <textarea {...shared} className="input" rows={6} onChange={(event) => change(event.target.value)} />;
  if (field.multiline) {
    const { label, placeholder, required, secret: secrets } = field;
    const props = { id, label, placeholder, required, describedBy, invalid, node, text, secrets };
    return (
      <>
        <CodeEditor {...props} language="template" large onChange={change} />
        <ExpressionResult template={text} node={node} hidden={invalid} />
      </>
    );
  }
  const list = names.length === 0 ? undefined : `${id}-names`;
  return (
    <>
      <input {...shared} type="text" className="input" list={list} onChange={(event) => change(event.target.value)} />
      {list !== undefined && <FieldNameList id={list} names={names} />}
    </>
  );
}
