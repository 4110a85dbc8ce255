import type { Fields } from "../../../model/field.ts";
import { emptyRecord, isObject, type Json, type JsonObject, own } from "../../../model/json.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { inSentence, t } from "../../words/words.ts";
import { isShown } from "../isShown.ts";
import { ParamField } from "../ParamField.tsx";
import type { ControlProps } from "./FieldControl.tsx";
import "./listPair.css";

/** A list of records, each a small form of its own. */
export function ListControl({ field, id, value, onChange, describedBy, node, faults = [] }: ControlProps<"list">) {
  const given = value ?? field.default ?? [];
  const entries: readonly Json[] = Array.isArray(given) ? given : [];
  const noun = field.itemLabel ?? t("Entry");
  const put = (list: readonly Json[]): void => onChange(list.length === 0 && (field.default ?? []).length === 0 ? undefined : list);
  const swap = (a: number, b: number): void => {
    const list = [...entries];
    [list[a], list[b]] = [list[b] as Json, list[a] as Json];
    put(list);
  };
  const pair = isPair(field.of);
  const moving = (index: number) => (
    <div className="list-head">
      <span>
        {noun} {index + 1}
      </span>
      <IconButton
        icon="chevron-down"
        className="flip"
        label={t("Move {noun} {index} up", { noun, index: index + 1 })}
        disabled={index === 0}
        onClick={() => swap(index, index - 1)}
      />
      <IconButton
        icon="chevron-down"
        label={t("Move {noun} {index} down", { noun, index: index + 1 })}
        disabled={index === entries.length - 1}
        onClick={() => swap(index, index + 1)}
      />
      <IconButton
        icon="trash-2"
        label={t("Remove {noun} {index}", { noun, index: index + 1 })}
        onClick={() => put(entries.filter((_entry, at) => at !== index))}
      />
    </div>
  );
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy} className="list">
      {pair && entries.length > 0 && (
        <div aria-hidden="true" className="list-pair heads">
          {Object.entries(field.of).map(([name, { label }]) => (
            <span key={name}>{label}</span>
          ))}
        </div>
      )}
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
        <div key={index} role="group" aria-label={`${noun} ${index + 1}`} className={pair ? "list-pair" : "list-entry"}>
          {!pair && moving(index)}
          {Object.entries(field.of)
            .filter(([, each]) => isShown(each, record(entry), field.of))
            .map(([name, each]) => (
              <ParamField
                key={name}
                id={`${id}-${index}-${name}`}
                field={each}
                value={own(record(entry), name)}
                node={node}
                faults={faults
                  .filter(({ path }) => path[0] === index && path[1] === name)
                  .map(({ path, message }) => ({ path: path.slice(2), message }))}
                onChange={(next) => put(entries.map((other, at) => (at === index ? withKey(record(other), name, next) : other)))}
              />
            ))}
          {pair && moving(index)}
        </div>
      ))}
      <button
        type="button"
        id={id}
        className="button outlined list-add"
        onClick={() => put([...entries, emptyRecord<Json>() as JsonObject])}
      >
        <Icon name="plus" size={14} />
        {t("Add {noun}", { noun: inSentence(noun) })}
      </button>
    </div>
  );
}

/** A name and its value, which stand in one line. */
function isPair(of: Fields): boolean {
  const fields = Object.values(of);
  return fields.length === 2 && fields.every((each) => each.kind === "text" && each.multiline !== true);
}

function record(entry: Json): JsonObject {
  return isObject(entry) ? (entry as JsonObject) : {};
}

function withKey(entry: JsonObject, name: string, value: Json | undefined): JsonObject {
  const next = emptyRecord<Json | undefined>();
  for (const [key, each] of Object.entries(entry)) next[key] = each;
  if (value === undefined) delete next[name];
  else next[name] = value;
  return next;
}
