import { isObject } from "../../model/json.ts";
import type { QueryFault, QueryTables } from "../../model/queryFault.ts";
import { fillTable } from "../support/sql/fillTable.ts";
import { loadSqlite } from "../support/sql/loadSqlite.ts";
import { saidBySqlite } from "../support/sql/queryFailure.ts";

/**
 * Why SQLite cannot read a query over tables with these columns, and at which place of the text; undefined where it can. The query is not run.
 * A column of a table whose columns nobody knows may be there.
 *
 * @example await queryFault("SELECT name FORM items", { items: ["name"] }) // { at: 17, message: 'SQLite says: near "items": syntax error.' }
 */
export async function queryFault(query: string, tables: QueryTables): Promise<QueryFault | undefined> {
  if (query.trim() === "") return undefined;
  const { capi, oo1 } = await loadSqlite();
  const db = new oo1.DB(":memory:", "c");
  try {
    for (const [table, columns] of Object.entries(tables)) {
      fillTable(db, table, [Object.fromEntries(columns.map((column) => [column, null]))]);
    }
    db.prepare(query).finalize();
    return undefined;
  } catch (error) {
    if (!isObject(error) || error["resultCode"] === undefined) throw error;
    const said = saidBySqlite(error);
    const unknown = Object.keys(tables).some((table) => tables[table]?.length === 0 && new RegExp(`\\b${table}\\b`, "i").test(query));
    // SQLite has one code for all that is wrong in a query.
    if (unknown && said.startsWith("no such column")) return undefined;
    return { at: placeOf(query, capi.sqlite3_error_offset(db.pointer)), message: `SQLite says: ${said}.` };
  } finally {
    db.close();
  }
}

/** The place in the text of a byte of its UTF-8; the end of the text where there is none. */
function placeOf(text: string, byte: number): number {
  if (byte < 0) return text.trimEnd().length;
  let place = 0;
  let bytes = 0;
  for (const character of text) {
    if (bytes >= byte) break;
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    place += character.length;
  }
  return place;
}
