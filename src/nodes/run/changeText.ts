import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { changeField } from "../support/changeField.ts";
import { caseOfText, slugOfText } from "../support/text/caseOfText.ts";
import { foundBy, isMatch, matchesOf, patternOf } from "../support/text/matches.ts";
import { replaceMatches, replaceWords } from "../support/text/replaceText.ts";
import { toText } from "../support/toText.ts";
import type { textParams } from "../text.ts";

type Context = RunContext<typeof textParams>;
type Params = Context["params"];

/** The item with the text of a field changed, or with what was found in it. */
export function changeText({ item, params }: Context): RunResult {
  return changeField(item, params, (value) =>
    params.op === "join" ? joined(value, params.separator) : OPERATIONS[params.op](textOf(value), params),
  );
}

const OPERATIONS: { readonly [op in Exclude<Params["op"], "join">]: (text: string, params: Params) => Json } = {
  case: (text, { to }) => caseOfText(text, to),
  slug: slugOfText,
  trim: (text, { side }) => (side === "start" ? text.trimStart() : side === "end" ? text.trimEnd() : text.trim()),
  pad: (text, params) => padded(text, params),
  replace: (text, params) =>
    params.regex
      ? replaceMatches(text, patternOf(params.search, params.ignoreCase), params.replacement)
      : replaceWords(text, searched(params.search), params.replacement),
  split: (text, { separator }) => (text === "" ? [] : separator === "" ? Array.from(text) : text.split(separator)),
  extract: (text, { search, ignoreCase, all }) => {
    const matches = matchesOf(patternOf(search, ignoreCase), text);
    if (all) return Array.from(matches, foundBy);
    const first = matches.next();
    return first.done === true ? null : foundBy(first.value);
  },
  test: (text, { search, ignoreCase }) => isMatch(patternOf(search, ignoreCase), text),
  length: (text, { count }) => {
    if (count === "bytes") return new TextEncoder().encode(text).length;
    return count === "words" ? text.split(/\s+/).filter((word) => word !== "").length : Array.from(text).length;
  },
};

function textOf(value: Json): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  const kind = value === null ? "empty (null)" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
  throw new NodeError("not-text", `The field is ${kind}, not a text.`, { param: "field", hint: "Name a field that holds text." });
}

function joined(value: Json, separator: string): string {
  if (Array.isArray(value)) return (value as readonly Json[]).map(toText).join(separator);
  throw new NodeError("not-list", "The field is no list.", { param: "field", hint: "Join takes a list; make one with Split." });
}

function searched(search: string): string {
  if (search !== "") return search;
  throw new NodeError("no-search", "There is nothing to search for.", { param: "search", hint: "Give the text to replace." });
}

function padded(text: string, { side, length, fill }: Params): string {
  const filling = Array.from(fill);
  if (filling.length === 0)
    throw new NodeError("no-fill", "There is nothing to fill with.", { param: "fill", hint: "Give a space or a zero." });
  const missing = Math.max(0, length - Array.from(text).length);
  const before = side === "end" ? 0 : side === "start" ? missing : Math.floor(missing / 2);
  const fillOf = (count: number): string => Array.from({ length: count }, (_, at) => filling[at % filling.length]).join("");
  return fillOf(before) + text + fillOf(missing - before);
}
