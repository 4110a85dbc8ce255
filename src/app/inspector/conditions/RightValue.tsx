import { type RightSide, VALUE_TYPES, type ValueKind, valueKindOf } from "../../../model/conditionEdits.ts";
import type { Json } from "../../../model/json.ts";
import { msg, t } from "../../words/words.ts";
import { ExpressionControl } from "../fields/ExpressionControl.tsx";
import { JsonControl } from "../fields/JsonControl.tsx";

const KINDS: Readonly<Record<ValueKind, string>> = {
  text: msg("Text"),
  number: msg("Number"),
  boolean: msg("Yes or no"),
  expression: msg("Expression"),
  empty: msg("Nothing"),
  other: "JSON",
};
const OFFERED: Readonly<Record<Exclude<RightSide, "none">, readonly ValueKind[]>> = {
  any: ["text", "number", "boolean", "expression", "empty"],
  order: ["number", "text", "expression"],
  text: ["text", "expression"],
  date: ["text", "expression"],
  type: [],
};

type Props = {
  /** Of the condition. */
  readonly id: string;
  readonly side: RightSide;
  readonly value: Json | undefined;
  readonly node: string;
  readonly onChange: (value: Json) => void;
};
type Choice = Props & { readonly onKind: (kind: ValueKind) => void };

/** What a value is compared with: of which kind, and the value in a control of that kind. */
export function RightValue({ id, side, value, node, onChange, onKind }: Choice) {
  if (side === "none") return null;
  if (side === "type") {
    return (
      <select
        className="input condition-right"
        aria-label={t("Kind")}
        value={String(value)}
        onChange={(event) => onChange(event.target.value)}
      >
        {VALUE_TYPES.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </select>
    );
  }
  const kind = valueKindOf(value);
  const kinds = OFFERED[side].includes(kind) ? OFFERED[side] : [...OFFERED[side], kind];
  return (
    <>
      <select
        className="input condition-kind"
        aria-label={t("Kind of value")}
        value={kind}
        onChange={(event) => onKind(event.target.value as ValueKind)}
      >
        {kinds.map((each) => (
          <option key={each} value={each}>
            {each === "text" && side === "date" ? t("Date") : t(KINDS[each])}
          </option>
        ))}
      </select>
      {kind !== "empty" && (
        <div className="condition-right">
          <ValueInput id={`${id}-right`} kind={kind} side={side} value={value} node={node} onChange={onChange} />
        </div>
      )}
    </>
  );
}

function ValueInput({ id, kind, side, value, node, onChange }: Props & { readonly kind: ValueKind }) {
  const label = t("Compared with");
  const shared = { id, value, node, describedBy: undefined, invalid: false };
  switch (kind) {
    case "expression":
      return <ExpressionControl {...shared} field={{ kind: "expression", label }} onChange={(next) => onChange(next ?? "")} />;
    case "other":
      return <JsonControl {...shared} field={{ kind: "json", label }} onChange={(next) => onChange(next ?? null)} />;
    case "boolean":
      return (
        <select
          id={id}
          className="input"
          aria-label={label}
          value={String(value)}
          onChange={(event) => onChange(event.target.value === "true")}
        >
          <option value="true">{t("true")}</option>
          <option value="false">{t("false")}</option>
        </select>
      );
    case "number":
      return (
        <input
          id={id}
          type="number"
          step="any"
          className="input"
          aria-label={label}
          value={Number(value)}
          onChange={(event) => onChange(event.target.value === "" ? 0 : Number(event.target.value))}
        />
      );
    default:
      return (
        <input
          id={id}
          type="text"
          className="input"
          aria-label={label}
          value={String(value ?? "")}
          placeholder={side === "date" ? "2026-01-31" : undefined}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
