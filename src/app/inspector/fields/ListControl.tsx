import { useRef } from "react";
import { flushSync } from "react-dom";
import type { Fields } from "../../../model/field.ts";
import { emptyRecord, isObject, type Json, type JsonObject, own } from "../../../model/json.ts";
import { Icon } from "../../ui/Icon.tsx";
import { inSentence, t } from "../../words/words.ts";
import { isShown } from "../isShown.ts";
import { ParamField } from "../ParamField.tsx";
import type { ControlProps } from "./FieldControl.tsx";
import { ListGrip, ListHead } from "./ListHead.tsx";
import { movedTo } from "./listMoves.ts";
import { useListDrag } from "./useListDrag.ts";
import "./listPair.css";

/** A list of records, each a small form of its own. */
export function ListControl({ field, id, value, onChange, describedBy, node, faults = [] }: ControlProps<"list">) {
  const given = value ?? field.default ?? [];
  const entries: readonly Json[] = Array.isArray(given) ? given : [];
  const noun = field.itemLabel ?? t("Entry");
  const put = (next: readonly Json[]): void => onChange(next.length === 0 && (field.default ?? []).length === 0 ? undefined : next);
  const list = useRef<HTMLDivElement>(null);
  const move = (from: number, to: number): void => put(movedTo(entries, from, to));
  const { begin, marks } = useListDrag(move);
  const pair = isPair(field.of);
  const grip = (index: number) => <ListGrip onDrag={begin(index)} />;
  const head = (index: number) => (
    <div className="list-head">
      {!pair && grip(index)}
      <ListHead
        noun={noun}
        number={index + 1}
        last={index === entries.length - 1}
        onStep={(by) => {
          flushSync(() => move(index, index + by));
          focusStep(list.current, index + by, by);
        }}
        onRemove={() => put(entries.filter((_entry, at) => at !== index))}
      />
    </div>
  );
  return (
    <div ref={list} role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy} className="list" data-pairs={pair}>
      {pair && entries.length > 0 && (
        <div aria-hidden="true" className="list-pair heads">
          {Object.entries(field.of).map(([name, { label }]) => (
            <span key={name}>{label}</span>
          ))}
        </div>
      )}
      {entries.map((entry, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
          key={index}
          role="group"
          aria-label={`${noun} ${index + 1}`}
          className={pair ? "list-pair" : "list-entry"}
          data-place={index}
          {...marks(index)}
        >
          {pair ? grip(index) : head(index)}
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
          {pair && head(index)}
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

/** The focus goes with an entry that was moved: to the button that moves it on, at the end of the list to the other. */
function focusStep(list: HTMLElement | null, place: number, by: number): void {
  const steps = [...(list?.querySelectorAll<HTMLButtonElement>(`:scope > [data-place="${place}"] > .list-head > .list-step`) ?? [])];
  (by < 0 ? steps : steps.reverse()).find(({ disabled }) => !disabled)?.focus();
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
