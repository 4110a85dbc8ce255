import {
  addPart,
  type ConditionPath,
  type GroupMode,
  groupOf,
  isGroup,
  makeGroup,
  replacePart,
  setMode,
} from "../../../model/conditionEdits.ts";
import type { Condition, Conditions } from "../../../model/conditions.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { t } from "../../words/words.ts";
import type { FieldFault } from "../ParamField.tsx";
import { ConditionRow } from "./ConditionRow.tsx";

/** Groups inside groups that the form draws well; more can stand in the file. */
const DEEPEST = 4;
const FRESH: Condition = { left: "", is: "equals", right: "" };

type Props = {
  readonly id: string;
  readonly root: Conditions;
  /** Of this group in the whole. */
  readonly path: ConditionPath;
  readonly group: Conditions;
  readonly node: string;
  readonly faults: readonly FieldFault[];
  readonly onChange: (root: Conditions) => void;
};

/** A group of conditions: whether all or any of its parts have to hold, the parts, and what adds to them. */
export function ConditionGroup({ id, root, path, group, node, faults, onChange }: Props) {
  const { mode, parts } = groupOf(group);
  let [conditions, groups] = [0, 0];
  return (
    <>
      <select
        id={path.length === 0 ? id : undefined}
        className="input condition-mode"
        aria-label={t("Match")}
        value={mode}
        onChange={(event) => onChange(setMode(root, path, event.target.value as GroupMode))}
      >
        <option value="all">{t("All of these hold")}</option>
        <option value="any">{t("Any of these holds")}</option>
      </select>
      {parts.map((part, at) => {
        const here = [...path, at];
        const inner = faults.filter(({ path: [, index] }) => index === at).map((fault) => ({ ...fault, path: fault.path.slice(2) }));
        const shared = { id: `${id}-${at}`, node, faults: inner };
        if (!isGroup(part)) {
          conditions += 1;
          const name = t("Condition {number}", { number: conditions });
          return (
            <ConditionRow
              key={here.join()}
              {...shared}
              name={name}
              condition={part}
              onChange={(next) => onChange(replacePart(root, here, next))}
            />
          );
        }
        groups += 1;
        return (
          <div key={here.join()} role="group" aria-label={t("Group {number}", { number: groups })} className="condition-group">
            <ConditionGroup {...shared} root={root} path={here} group={part} onChange={onChange} />
            <IconButton
              icon="x"
              label={t("Remove group {number}", { number: groups })}
              onClick={() => onChange(replacePart(root, here, undefined))}
            />
          </div>
        );
      })}
      <div className="condition-add">
        <button type="button" className="button outlined" onClick={() => onChange(addPart(root, path, FRESH))}>
          <Icon name="plus" size={14} />
          {t("Add condition")}
        </button>
        {path.length < DEEPEST && (
          <button
            type="button"
            className="button"
            onClick={() => onChange(addPart(root, path, makeGroup(mode === "all" ? "any" : "all", [FRESH])))}
          >
            <Icon name="plus" size={14} />
            {t("Add group")}
          </button>
        )}
      </div>
    </>
  );
}
