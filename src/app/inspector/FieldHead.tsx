import type { ReactNode } from "react";
import type { Field } from "../../model/field.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";

type Props = {
  /** Of the element that the label names. */
  readonly id: string;
  readonly field: Field;
  /** Whether it is an expression; undefined where it cannot be one. */
  readonly expression: boolean | undefined;
  /** The control is a group of controls, which a label cannot name. */
  readonly group: boolean;
  readonly setExpression: (on: boolean) => void;
  /** Controls small enough to stand beside the label. */
  readonly children: ReactNode;
};

/** Whether a field can be set by an expression in the place of a value. */
export function takesExpression(field: Field): boolean {
  return field.kind !== "expression" && field.kind !== "file" && !(field.kind === "code" && field.literal === true);
}

/** The line above a control: the label and what turns the field into an expression and back. */
export function FieldHead({ id, field, expression, group, setExpression, children }: Props) {
  const Label = group ? "span" : "label";
  return (
    <div className="field-head">
      <Label
        id={`${id}-label`}
        {...(group ? {} : { htmlFor: id, onClick: () => focusEditor(id) })}
        className="field-label"
        data-required={field.required === true}
      >
        {field.label}
      </Label>
      {children}
      {expression !== undefined && (
        <button
          type="button"
          className="expression-toggle"
          aria-pressed={expression}
          aria-label={t("Expression: {label}", { label: field.label })}
          title={expression ? t("Use a fixed value") : t("Use an expression")}
          onClick={() => setExpression(!expression)}
        >
          <Icon name="braces" size={14} />
        </button>
      )}
    </div>
  );
}

/** A label gives the focus to inputs by itself, to editors not. */
function focusEditor(id: string): void {
  const named = document.getElementById(id);
  if (named?.role === "textbox") named.focus();
}
