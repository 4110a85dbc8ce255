import { type KeyboardEvent, useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { t } from "../../words/words.ts";
import type { ControlProps } from "./FieldControl.tsx";
import { FieldNameList, useFieldNames } from "./FieldNameList.tsx";

/** A list of texts as chips. What is being typed counts at once as the last text; Enter or a comma begins the next. */
export function TextsControl({ field, id, value, onChange, describedBy, invalid, node }: ControlProps<"texts">) {
  const given = value ?? field.default ?? [];
  const texts = (Array.isArray(given) ? given : [given]).map(String);
  const [draft, setDraft] = useState("");
  const typing = draft !== "" && texts.at(-1) === draft.trim();
  const chips = typing ? texts.slice(0, -1) : texts;
  const names = useFieldNames({ node, text: typing ? draft : "", asked: field.namesField === true });
  const offered = names.filter((name) => !chips.includes(name));
  const set = (list: readonly string[]): void => onChange(list.length === 0 && (field.default ?? []).length === 0 ? undefined : list);
  const type = (text: string): void => {
    const parts = text.split(",");
    const last = parts.pop() ?? "";
    const whole = parts.map((part) => part.trim()).filter((part) => part !== "");
    setDraft(last.trimStart());
    set([...chips, ...whole, ...(last.trim() === "" ? [] : [last.trim()])]);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      setDraft("");
    } else if (event.key === "Backspace" && draft === "" && chips.length > 0) set(chips.slice(0, -1));
  };
  return (
    <div className="input chips" data-invalid={invalid}>
      {chips.map((chip, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal texts may stand in the list
        <span key={index} className="chip">
          {chip}
          <button
            type="button"
            aria-label={t("Remove {name}", { name: chip })}
            onClick={() => set(texts.filter((_text, at) => at !== index))}
          >
            <Icon name="x" size={12} />
          </button>
        </span>
      ))}
      <input
        id={id}
        value={typing ? draft : ""}
        placeholder={chips.length === 0 ? (field.placeholder ?? t("Type, then Enter")) : ""}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        spellCheck={false}
        autoComplete="off"
        list={offered.length === 0 ? undefined : `${id}-names`}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={() => setDraft("")}
      />
      {offered.length > 0 && <FieldNameList id={`${id}-names`} names={offered} />}
    </div>
  );
}
