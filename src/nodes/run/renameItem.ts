import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { renameFieldsParams } from "../rename-fields.ts";
import { asRecord, copyRecord, type RecordDraft, setKey } from "../support/copyRecord.ts";
import { type FieldPath, parsePath, readField, removeField, writeField } from "../support/fieldPath.ts";

type Move = { readonly from: FieldPath; readonly to: FieldPath; readonly value: Json };

/** The item with other names for some of its fields. */
export function renameItem({ item, params }: RunContext<typeof renameFieldsParams>): Item {
  const record = asRecord(item);
  refuseTwice(params.fields.map(({ from }) => from));
  refuseTwice(params.fields.map(({ to }) => to));
  const moves = params.fields.flatMap(({ from, to }): Move[] => {
    const path = parsePath(from);
    const value = readField(record, path);
    if (value !== undefined) return [{ from: path, to: parsePath(to), value }];
    if (params.missing === "skip") return [];
    throw new NodeError("missing-field", `The item has no field “${from}”.`, { param: "fields" });
  });
  const rest = copyRecord(record);
  for (const { from } of moves) removeField(rest, from);
  for (const { to } of moves) {
    if (params.taken === "fail" && standsAt(rest as JsonObject, to)) throw taken(to);
    removeField(rest, to);
  }
  const draft = inPlace(record, rest, moves);
  for (const { from, to, value } of moves) {
    if (isPlain(from) && isPlain(to)) continue;
    if (params.taken === "fail" && standsAt(draft as JsonObject, to)) throw taken(to);
    writeField(draft, to, value);
  }
  return draft;
}

function isPlain(path: FieldPath): boolean {
  return path.steps.length === 1;
}

/** Whether there is a value at the path, or one on the way that is no object and would make room for one. */
function standsAt(record: JsonObject, { steps }: FieldPath): boolean {
  let value: Json | undefined = record;
  for (const step of steps) {
    if (value === undefined || value === null) return false;
    if (typeof value !== "object") return true;
    value = readField(value, { text: String(step), steps: [step] });
  }
  return value !== undefined;
}

/** What is left, with the fields at the top under their new names where they were. */
function inPlace(record: Readonly<RecordDraft>, rest: Readonly<RecordDraft>, moves: readonly Move[]): RecordDraft {
  const renamed = new Map(moves.filter(({ from, to }) => isPlain(from) && isPlain(to)).map((move) => [String(move.from.steps[0]), move]));
  const draft: RecordDraft = {};
  for (const key of Object.keys(record)) {
    const move = renamed.get(key);
    if (move !== undefined) setKey(draft, String(move.to.steps[0]), move.value);
    else if (Object.hasOwn(rest, key)) setKey(draft, key, rest[key] as Json);
  }
  return draft;
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new NodeError("name-twice", `“${twice}” is there twice.`, { param: "fields", hint: "Name each field once." });
}

function taken({ text }: FieldPath): NodeError {
  return new NodeError("name-taken", `The item has a field “${text}” already.`, {
    param: "fields",
    hint: "Rename that field too, choose another name, or let the new one replace it.",
  });
}
