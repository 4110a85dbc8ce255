import { useState } from "react";
import type { Json } from "../../../model/json.ts";
import { t } from "../../words/words.ts";
import { CodeEditor } from "../code/CodeEditor.tsx";
import type { ControlProps } from "./FieldControl.tsx";

/** Any JSON value as text. While the text is not JSON the param keeps its last value, and the field says so. */
export function JsonControl({ field, id, value, onChange, describedBy, invalid, node }: ControlProps<"json">) {
  const shown = value ?? field.default;
  const [draft, setDraft] = useState({ text: textOf(shown), of: shown });
  const text = draft.of === shown ? draft.text : textOf(shown);
  const fault = faultOf(text);
  const change = (next: string): void => {
    const parsed = parse(next);
    setDraft({ text: next, of: parsed.ok ? (parsed.value ?? field.default) : shown });
    if (parsed.ok) onChange(parsed.value);
  };
  return (
    <>
      <CodeEditor
        id={id}
        label={field.label}
        language="json"
        text={text}
        placeholder={field.placeholder}
        required={field.required}
        describedBy={[describedBy, fault === undefined ? undefined : `${id}-json`].filter(Boolean).join(" ") || undefined}
        invalid={invalid || fault !== undefined}
        node={node}
        onChange={change}
      />
      {fault !== undefined && (
        <p id={`${id}-json`} className="field-error">
          {fault}
        </p>
      )}
    </>
  );
}

function textOf(value: Json | undefined): string {
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}

function parse(text: string): { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false; readonly message: string } {
  if (text.trim() === "") return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function faultOf(text: string): string | undefined {
  const parsed = parse(text);
  return parsed.ok ? undefined : t("Not JSON yet, so not kept: {message}", { message: parsed.message });
}
