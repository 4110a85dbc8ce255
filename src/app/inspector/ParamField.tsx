import { type FocusEvent, useRef, useState } from "react";
import type { Field } from "../../model/field.ts";
import type { Json } from "../../model/json.ts";
import { editor } from "../editor/editorStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { ExpressionControl } from "./fields/ExpressionControl.tsx";
import { FieldControl } from "./fields/FieldControl.tsx";

/** Something wrong with a value; `path` leads from the field's value to the part at fault. */
export type FieldFault = { readonly path: readonly (string | number)[]; readonly message: string };

const NONE: readonly FieldFault[] = [];
/** Kinds whose control is a group of controls, which tell of their own faults. */
const GROUPS: ReadonlySet<string> = new Set(["list", "conditions"]);

type Props = {
  readonly id: string;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly node: string;
  /** What is wrong with the value or with a part of it. */
  readonly faults?: readonly FieldFault[];
  /** `visit` is one name for all changes from the focus coming to the field until it leaves. */
  readonly onChange: (value: Json | undefined, visit: string) => void;
};

/** One field of a form: its label, the toggle between value and expression, the control, help and error. */
export function ParamField({ id, field, value, node, faults = NONE, onChange }: Props) {
  const visit = useRef("");
  const [toggled, setToggled] = useState(false);
  const expression = isExpression(field, value) || toggled;
  const error = faults.find((fault) => !GROUPS.has(field.kind) || fault.path.length === 0)?.message;
  const helpId = field.help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const described = [errorId, helpId].filter(Boolean).join(" ") || undefined;
  const enter = (event: FocusEvent): void => {
    if (visit.current === "" || !event.currentTarget.contains(event.relatedTarget)) visit.current = editor.newVisit(id);
  };
  const change = (next: Json | undefined): void => onChange(next, visit.current);
  const toggle = (): void => {
    setToggled(!expression);
    if (expression && field.kind !== "text" && isTemplate(value)) change(undefined);
    else if (!expression && (typeof value === "number" || typeof value === "boolean")) change(`\${${value}}`);
  };
  const props = { id, field, value, onChange: change, describedBy: described, invalid: error !== undefined, node, faults };
  const beside = field.kind === "boolean" && !expression;
  const Label = GROUPS.has(field.kind) && !expression ? "span" : "label";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the focus of the controls in it
    <div className={`field ${beside ? "beside" : ""}`} data-param={id} onFocus={enter}>
      <div className="field-head">
        <Label
          id={`${id}-label`}
          {...(Label === "label" ? { htmlFor: id } : {})}
          className="field-label"
          data-required={field.required === true}
        >
          {field.label}
        </Label>
        {beside && <FieldControl {...props} />}
        {field.kind !== "expression" && field.kind !== "file" && (
          <button
            type="button"
            className="expression-toggle"
            aria-pressed={expression}
            aria-label={`Expression: ${field.label}`}
            title={expression ? "Use a fixed value" : "Use an expression"}
            onClick={toggle}
          >
            <Icon name="braces" size={14} />
          </button>
        )}
      </div>
      {expression ? <ExpressionControl {...props} /> : !beside && <FieldControl {...props} />}
      {error !== undefined && (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
      {helpId !== undefined && (
        <p id={helpId} className="field-help">
          {field.help}
        </p>
      )}
    </div>
  );
}

function isTemplate(value: Json | undefined): value is string {
  return typeof value === "string" && value.includes("${");
}

/** Text with a part in `${ … }` stays text; a value that is one whole expression, or one in another field, is an expression. */
function isExpression(field: Field, value: Json | undefined): boolean {
  if (field.kind === "expression" || !isTemplate(value)) return false;
  return field.kind !== "text" || (!field.multiline && value.startsWith("${") && value.endsWith("}"));
}
