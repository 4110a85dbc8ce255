import { useEffect, useRef, useState } from "react";
import { asKind, missedKind, rightSideOf, setComparison, withFittingKind } from "../../../model/conditionEdits.ts";
import type { Comparison, Condition } from "../../../model/conditions.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { inSentence, t, told } from "../../words/words.ts";
import { ExpressionControl } from "../fields/ExpressionControl.tsx";
import type { FieldFault } from "../ParamField.tsx";
import { useAtRest } from "../useAtRest.ts";
import { COMPARISON_CHOICES } from "./comparisonChoices.ts";
import { KindHint } from "./KindHint.tsx";
import { RightValue } from "./RightValue.tsx";

type Props = {
  readonly id: string;
  /** As it is called among its siblings: “Condition 2”. */
  readonly name: string;
  readonly condition: Condition;
  readonly node: string;
  readonly faults: readonly FieldFault[];
  readonly onChange: (condition: Condition | undefined) => void;
};

/** One comparison: a value, how it is compared, and what with. */
export function ConditionRow({ id, name, condition, node, faults, onChange }: Props) {
  const { left, is, right } = condition;
  const row = useRef<HTMLDivElement>(null);
  const [sample, setSample] = useState<unknown>();
  const kind = useRef<"fresh" | "follows" | "chosen">(right === "" ? "fresh" : "chosen");
  const write = (next: Condition): void => {
    if (kind.current === "fresh") kind.current = "follows";
    onChange(next);
  };
  // What nobody is at does not change by itself.
  useEffect(() => {
    if (kind.current !== "follows" || row.current?.contains(document.activeElement) !== true) return;
    const fitting = withFittingKind(condition, sample);
    if (fitting !== condition) onChange(fitting);
  }, [condition, sample, onChange]);
  const missed = missedKind(condition, sample);
  const known = COMPARISON_CHOICES.some(({ options }) => options.some(([value]) => value === is));
  const fault = useAtRest(typeof left === "string" ? left : "") ? told(faults[0]?.message) : undefined;
  const described = fault === undefined ? undefined : `${id}-error`;
  return (
    <div ref={row} role="group" aria-label={name} aria-describedby={described} className="condition">
      <div className="condition-left">
        <ExpressionControl
          id={`${id}-left`}
          field={{ kind: "expression", label: t("Value"), placeholder: "${item.total}" }}
          value={left}
          node={node}
          describedBy={described}
          invalid={fault !== undefined}
          onChange={(next) => write({ ...condition, left: next ?? "" })}
          onValue={setSample}
        />
      </div>
      <IconButton icon="x" label={t("Remove {name}", { name: inSentence(name) })} onClick={() => onChange(undefined)} />
      <select
        id={`${id}-is`}
        className="input"
        aria-label={t("Comparison")}
        value={is}
        onChange={(event) => write(setComparison(condition, event.target.value as Comparison))}
      >
        {!known && <option value={is}>{is}</option>}
        {COMPARISON_CHOICES.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {rightSideOf(is) !== "none" && (
        <RightValue
          id={id}
          side={rightSideOf(is)}
          value={right}
          node={node}
          onChange={(next) => write({ ...condition, right: next })}
          onKind={(next) => {
            kind.current = "chosen";
            onChange({ ...condition, right: asKind(right, next) });
          }}
        />
      )}
      {missed !== undefined && <KindHint kind={missed} onSet={() => onChange({ ...condition, right: asKind(right, missed) })} />}
      {fault !== undefined && (
        <p id={described} className="field-error">
          {fault}
        </p>
      )}
    </div>
  );
}
