import type { ComponentType } from "react";
import type { Field, FieldKind } from "../../../model/field.ts";
import type { Json } from "../../../model/json.ts";
import type { Workflow } from "../../../model/workflow.ts";
import type { FieldFault } from "../ParamField.tsx";
import { BooleanControl } from "./BooleanControl.tsx";
import { ChoiceControl } from "./ChoiceControl.tsx";
import { CodeControl } from "./CodeControl.tsx";
import { ConditionsControl } from "./ConditionsControl.tsx";
import { CronControl } from "./CronControl.tsx";
import { DurationControl } from "./DurationControl.tsx";
import { ExpressionControl } from "./ExpressionControl.tsx";
import { FileControl } from "./FileControl.tsx";
import { JsonControl } from "./JsonControl.tsx";
import { ListControl } from "./ListControl.tsx";
import { NumberControl } from "./NumberControl.tsx";
import { OperationControl } from "./OperationControl.tsx";
import { TextControl } from "./TextControl.tsx";
import { TextsControl } from "./TextsControl.tsx";
import { WorkflowControl } from "./WorkflowControl.tsx";

/** What every control of a field gets. */
export type ControlProps<K extends FieldKind = FieldKind> = {
  readonly field: Extract<Field, { readonly kind: K }>;
  /** Of the element that the label names. */
  readonly id: string;
  readonly value: Json | undefined;
  /** Undefined unsets the param. `first` is done to the workflow before, in the same step. */
  readonly onChange: (value: Json | undefined, first?: (workflow: Workflow) => Workflow) => void;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** The node whose param it is, for results on its data. */
  readonly node: string;
  /** What is wrong in parts of the value. */
  readonly faults?: readonly FieldFault[];
};

const CONTROLS: { readonly [K in FieldKind]: ComponentType<ControlProps<K>> } = {
  text: (props) => (props.field.operationsOf === undefined ? <TextControl {...props} /> : <OperationControl {...props} />),
  number: NumberControl,
  boolean: BooleanControl,
  choice: ChoiceControl,
  texts: TextsControl,
  list: ListControl,
  expression: ExpressionControl,
  json: JsonControl,
  duration: DurationControl,
  file: FileControl,
  code: CodeControl,
  cron: CronControl,
  workflow: WorkflowControl,
  conditions: ConditionsControl,
};

/** The control of a field's kind. */
export function FieldControl(props: ControlProps) {
  const Control = CONTROLS[props.field.kind] as ComponentType<ControlProps>;
  return <Control {...props} />;
}
