import { useEffect, useRef } from "react";
import { isConditions } from "../../../model/conditionEdits.ts";
import type { Conditions } from "../../../model/conditions.ts";
import type { Json } from "../../../model/json.ts";
import { ConditionGroup } from "../conditions/ConditionGroup.tsx";
import "../conditions/conditions.css";
import type { ControlProps } from "./FieldControl.tsx";
import { JsonControl } from "./JsonControl.tsx";

const NONE: Conditions = { all: [] };

/** Groups of comparisons, built part by part; as JSON where the value has another shape. A part that is added takes the focus. */
export function ConditionsControl({ field, ...props }: ControlProps<"conditions">) {
  const { id, value, node, faults = [], describedBy, onChange } = props;
  const { default: initial, ...rest } = field;
  const shown = value ?? (initial as Json | undefined);
  const element = useRef<HTMLDivElement>(null);
  const parts = useRef<number>(undefined);
  useEffect(() => {
    const rows = element.current?.querySelectorAll<HTMLElement>(".condition") ?? [];
    const added = document.activeElement?.closest(".condition-add")?.previousElementSibling;
    if (parts.current !== undefined && rows.length > parts.current) added?.querySelector<HTMLElement>(FIRST)?.focus();
    if (parts.current !== undefined && rows.length < parts.current && document.activeElement === document.body)
      element.current?.querySelector<HTMLElement>(".condition-mode")?.focus();
    parts.current = rows.length;
  });
  if (shown !== undefined && !isConditions(shown)) {
    return <JsonControl {...props} field={{ ...rest, kind: "json", ...(initial === undefined ? {} : { default: initial as Json }) }} />;
  }
  const root = (shown as Conditions | undefined) ?? NONE;
  return (
    <div ref={element} role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy} className="conditions">
      <ConditionGroup
        id={id}
        root={root}
        path={[]}
        group={root}
        node={node}
        faults={faults}
        onChange={(next) => onChange(next as unknown as Json)}
      />
    </div>
  );
}

const FIRST = ":is(input, select, [role=textbox], .code-waiting)";
