import type { Database, Value } from "../../../../node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.mjs";
import { NodeError } from "../../../model/failure.ts";
import type { Item } from "../../../model/item.ts";
import { type Json, type JsonObject, own } from "../../../model/json.ts";
import { asRecord } from "../copyRecord.ts";

/** The most that SQLite takes. */
const MOST_COLUMNS = 2000;

/** A table with a column for each field of the items. */
export function fillTable(db: Database, table: string, items: readonly Item[]): void {
  const records = items.map(asRecord);
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (fields.length > MOST_COLUMNS) {
    throw new NodeError("too-many", `The items of ${table} have ${fields.length} fields; SQLite takes ${MOST_COLUMNS} columns.`, {
      hint: "Take fields out first, or keep them in a list.",
    });
  }
  const columns = columnNames(fields).map((name, at) => `${quoted(name)} ${columnType(records, fields[at] as string)}`);
  // A table has at least one column, which nobody need ask for.
  db.exec(`CREATE TABLE ${table} (${columns.length === 0 ? "value" : columns.join(", ")})`);
  if (fields.length === 0) return;
  const insert = db.prepare(`INSERT INTO ${table} VALUES (${fields.map(() => "?").join(", ")})`);
  for (const record of records) {
    insert.bind(fields.map((field) => sqlValue(own(record, field)))).step();
    insert.reset();
  }
  insert.finalize();
}

/** How SQLite keeps a value; lists and objects as JSON text. */
export function sqlValue(value: Json | undefined): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value);
}

/** The type of a column whose values all agree; none where they do not, so that SQLite changes none of them. */
function columnType(records: readonly JsonObject[], field: string): string {
  let type = "";
  for (const record of records) {
    const value = sqlValue(own(record, field));
    if (value === null) continue;
    const found = typeof value === "string" ? "TEXT" : Number.isSafeInteger(value) ? "INTEGER" : "REAL";
    if (type === "" || type === found) type = found;
    else if (type === "TEXT" || found === "TEXT") return "";
    else type = "REAL";
  }
  return type;
}

/** To SQLite `Id` and `id` are one name: the second gets a number. */
function columnNames(fields: readonly string[]): string[] {
  const taken = new Set(fields.map((field) => field.toLowerCase()));
  const seen = new Set<string>();
  return fields.map((field) => {
    let name = field;
    for (let count = 2; seen.has(name.toLowerCase()) || (name !== field && taken.has(name.toLowerCase())); count += 1)
      name = `${field}_${count}`;
    seen.add(name.toLowerCase());
    return name;
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll("\0", "�")}"`;
}
