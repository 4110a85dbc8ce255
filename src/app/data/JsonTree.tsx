import { useState } from "react";
import { isObject, type Json } from "../../model/json.ts";
import { Icon } from "../ui/Icon.tsx";
import { numberText, t, tn } from "../words/words.ts";
import { exactText } from "./cellText.ts";

/** Values of one list or object that are drawn at once. */
const STEP = 100;
/** Characters of one text that are drawn. */
const LONGEST = 5000;
/** Levels that are open at first, where they are not long. */
const OPEN_LEVELS = 3;
const OPEN_VALUES = 50;

/** Which branches were opened or closed by hand, by path; kept by whoever draws the tree. */
export type OpenBranches = Map<string, boolean>;

type Props = {
  readonly value: Json;
  readonly branches: OpenBranches;
  readonly path: string;
  readonly name?: string;
  readonly depth?: number;
  readonly last?: boolean;
};

/** A value as JSON, with branches that open and close. */
export function JsonTree({ value, branches, path, name, depth = 0, last = true }: Props) {
  const comma = last ? "" : ",";
  const key = name === undefined ? null : <span className="json-key">{`${JSON.stringify(name)}: `}</span>;
  if (typeof value !== "object" || value === null) {
    return (
      <div className="json-line">
        {key}
        <span className={`json-${value === null ? "null" : typeof value}`}>{scalarText(value)}</span>
        {comma}
      </div>
    );
  }
  return <Branch value={value} branches={branches} path={path} {...(name !== undefined && { name })} depth={depth} last={last} />;
}

function Branch({ value, branches, path, name, depth = 0, last = true }: Props) {
  const list = Array.isArray(value);
  const entries: readonly (readonly [string, Json | undefined])[] = list
    ? value.map((each, index) => [String(index), each])
    : Object.entries(isObject(value) ? (value as Record<string, Json>) : {});
  const [open, show] = useState(branches.get(path) ?? (depth < OPEN_LEVELS && entries.length <= OPEN_VALUES));
  const [drawn, draw] = useState(STEP);
  const [begin, end] = list ? "[]" : "{}";
  const what = tn(entries.length, "{name}, {count} value", "{name}, {count} values", { name: name ?? t("Value") });
  const toggle = (): void => {
    branches.set(path, !open);
    show(!open);
  };
  return (
    <div>
      <div className="json-line">
        {entries.length > 0 && (
          <button type="button" className="json-toggle" aria-expanded={open} aria-label={what} onClick={toggle}>
            <Icon name={open ? "chevron-down" : "chevron-right"} size={12} />
          </button>
        )}
        {name !== undefined && <span className="json-key">{`${JSON.stringify(name)}: `}</span>}
        {open && entries.length > 0 ? begin : <Closed text={entries.length === 0 ? `${begin}${end}` : exactText(value)} />}
        {!open && !last && ","}
      </div>
      {open && entries.length > 0 && (
        <>
          <div className="json-inner">
            {entries.slice(0, drawn).map(([key, each], index) => (
              <JsonTree
                key={key}
                value={each ?? null}
                branches={branches}
                path={`${path}/${key}`}
                {...(!list && { name: key })}
                depth={depth + 1}
                last={index === entries.length - 1}
              />
            ))}
            {entries.length > drawn && (
              <button type="button" className="button json-more" onClick={() => draw(drawn + STEP * 5)}>
                {t("{count} more", { count: numberText(entries.length - drawn) })}
              </button>
            )}
          </div>
          <div className="json-line">{`${end}${last ? "" : ","}`}</div>
        </>
      )}
    </div>
  );
}

function Closed({ text }: { readonly text: string }) {
  return <span className="json-closed">{text}</span>;
}

function scalarText(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
