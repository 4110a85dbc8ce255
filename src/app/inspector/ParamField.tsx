import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import type { Field } from "../../model/field.ts";
import type { Json } from "../../model/json.ts";
import type { Workflow } from "../../model/workflow.ts";
import { editor } from "../editor/editorStore.ts";
import { told } from "../words/words.ts";
import { FieldHead, takesExpression } from "./FieldHead.tsx";
import { ExpressionControl } from "./fields/ExpressionControl.tsx";
import { FieldControl } from "./fields/FieldControl.tsx";
import { noteField } from "./insert/lastField.ts";
import { SecretMenu } from "./insert/SecretMenu.tsx";
import { useInsertedPath } from "./insert/useInsertedPath.ts";
import { withPath } from "./insert/withPath.ts";
import { useAtRest } from "./useAtRest.ts";
import { useKeptFocus } from "./useKeptFocus.ts";

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
  /** It takes no expression in the place of a value. */
  readonly fixed?: boolean;
  /** `visit` is one name for all changes from the focus coming to the field until it leaves. */
  readonly onChange: (value: Json | undefined, visit: string, first?: (workflow: Workflow) => Workflow) => void;
};

/** One field of a form: its label, the toggle between value and expression, the control, help and error. */
export function ParamField({ id, field, value, node, faults = NONE, fixed = false, onChange }: Props) {
  const visit = useRef("");
  const [toggled, setToggled] = useState(false);
  const free = !fixed && takesExpression(field);
  const expression = free && (toggled || isExpression(field, value));
  const rested = useAtRest(isTemplate(value) ? value : "");
  const fault = faults.find(({ path }) => !GROUPS.has(field.kind) || path.length === 0);
  // An expression that is half written is no error yet.
  const error = rested ? told(fault?.message) : undefined;
  const helpId = field.help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const described = [errorId, helpId].filter(Boolean).join(" ") || undefined;
  const enter = (event: FocusEvent): void => {
    if (visit.current === "" || !event.currentTarget.contains(event.relatedTarget)) visit.current = editor.newVisit(id);
    if (!GROUPS.has(field.kind)) noteField(id, node, field.label);
  };
  const change = (next: Json | undefined, first?: (workflow: Workflow) => Workflow): void => {
    if (visit.current === "") visit.current = editor.newVisit(id);
    onChange(next, visit.current, first);
  };
  const setExpression = (on: boolean): void => {
    setToggled(on);
    if (!on && field.kind !== "text" && isTemplate(value)) change(undefined);
    else if (on && (typeof value === "number" || typeof value === "boolean")) change(`\${${value}}`);
  };
  const element = useKeptFocus(id, expression);
  const inserting = useInsertedPath({ id, field, value, insert: (next) => onChange(next, editor.newVisit(id)) });
  const begin = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== "=" || expression || !free || !isEmptyInput(event.target)) return;
    event.preventDefault();
    setToggled(true);
    change("${}");
  };
  const props = { id, field, value, onChange: change, describedBy: described, invalid: error !== undefined, node, faults };
  const beside = field.kind === "boolean" && !expression;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what happens to the controls in it
    <div
      ref={element}
      className={`field ${beside ? "beside" : ""}`}
      data-param={id}
      onFocus={enter}
      onKeyDown={begin}
      {...(GROUPS.has(field.kind) ? {} : inserting)}
    >
      <FieldHead
        id={id}
        field={field}
        expression={free ? expression : undefined}
        group={GROUPS.has(field.kind) && !expression}
        setExpression={setExpression}
      >
        {beside && <FieldControl {...props} />}
        {takesSecrets(field) && <SecretMenu label={field.label} insert={(path) => change(withPath(field, value, path))} />}
      </FieldHead>
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

function takesSecrets(field: Field): boolean {
  return field.kind === "text" && field.secret === true;
}

/** True for an input in which nothing stands, or in which `=` means nothing else. */
function isEmptyInput(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type !== "checkbox" && (target.type === "number" || target.value === "");
}

function isTemplate(value: Json | undefined): value is string {
  return typeof value === "string" && value.includes("${");
}

/** Text with a part in `${ … }` stays text; a value that is one whole expression, or one in another field, is an expression. */
function isExpression(field: Field, value: Json | undefined): boolean {
  if (!isTemplate(value)) return false;
  return field.kind !== "text" || (!field.multiline && value.startsWith("${") && value.endsWith("}"));
}
