import type { Database, Sqlite, Statement, Value } from "../../../node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.mjs";
import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { querySqlParams } from "../query-sql.ts";
import { toBase64 } from "../support/base64.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { requireText } from "../support/requireText.ts";
import { fillTable, sqlValue } from "../support/sql/fillTable.ts";
import { loadSqlite, setSqliteTime } from "../support/sql/loadSqlite.ts";
import { queryFailure } from "../support/sql/queryFailure.ts";
import { uniqueNames } from "../support/uniqueNames.ts";

type Context = RunContext<typeof querySqlParams>;

const MOST_ROWS = 1_000_000;
/** Between two looks at how far a query is. */
const STEPS = 10_000;
/** Reading, selecting, calling functions and recursion: SQLite's numbers of what changes nothing. */
const ALLOWED: ReadonlySet<number> = new Set([20, 21, 31, 33]);

/** The rows of a query over the items of both ports. */
export async function askSql(context: Context): Promise<Item[]> {
  const query = requireText(context.params.query, "query", "query");
  const sqlite = await loadSqlite();
  // All that follows happens at once, so the time and the tables of one query meet no other.
  setSqliteTime(context.host.now());
  const db = new sqlite.oo1.DB(":memory:", "c");
  try {
    fillTable(db, "items", context.input.items ?? []);
    fillTable(db, "other", context.input.other ?? []);
    guard(sqlite, db, context);
    return rowsOf(sqlite, db, query, context.params.values);
  } catch (error) {
    throw queryFailure(error, context.params.steps);
  } finally {
    db.close();
  }
}

/** From here on nothing can be changed, chance comes from the run, and a query without end ends. */
function guard({ capi }: Sqlite, db: Database, { host, params }: Context): void {
  db.createFunction("random", () => BigInt(Math.floor((host.random() - 0.5) * 2 ** 53)), { arity: 0 });
  db.createFunction("randomblob", () => null, { arity: 1 });
  capi.sqlite3_set_authorizer(db.pointer, (_, action) => (ALLOWED.has(action) ? 0 : 1), 0);
  let left = (params.steps * 1_000_000) / STEPS;
  capi.sqlite3_progress_handler(
    db.pointer,
    STEPS,
    () => {
      left -= 1;
      return left < 0 ? 1 : 0;
    },
    0,
  );
}

function rowsOf({ capi }: Sqlite, db: Database, query: string, values: Context["params"]["values"]): Item[] {
  const statement = db.prepare(query);
  try {
    const rest = query.slice(capi.sqlite3_sql(statement.pointer).length);
    if (rest.replace(/--.*|\/\*[\s\S]*?\*\/|[\s;]/g, "") !== "") {
      throw new NodeError("bad-query", "There is more than one statement.", {
        param: "query",
        hint: "Write one SELECT; WITH can hold the others.",
      });
    }
    bind(statement, values);
    const names = uniqueNames(statement.columnCount === 0 ? [] : statement.getColumnNames());
    const rows: Item[] = [];
    while (statement.step()) {
      if (rows.length === MOST_ROWS) throw tooManyRows();
      rows.push(itemOf(names, statement.get([])));
    }
    return rows;
  } finally {
    statement.finalize();
  }
}

function bind(statement: Statement, values: Context["params"]["values"]): void {
  const given = new Map(values.map(({ name, value }) => [name.replace(/^[:@$]/, ""), value]));
  for (let at = 1; at <= statement.parameterCount; at += 1) {
    const name = (statement.getParamName(at) ?? "?").slice(1);
    const value = given.get(name);
    if (value === undefined) {
      throw new NodeError(
        "no-value",
        name === "" ? "The query has a ?, which has no name." : `The query asks for :${name}, which has no value.`,
        {
          param: "values",
          hint: "Write :name in the query, and give a value of that name.",
        },
      );
    }
    statement.bind(at, sqlValue(value));
  }
}

function itemOf(names: readonly string[], row: readonly Value[]): Item {
  const item: RecordDraft = {};
  for (const [at, name] of names.entries()) setKey(item, name, jsonOf(row[at] ?? null));
  return item as Item;
}

/** Whole numbers beyond 2^53 as text, and what JSON has no number for as nothing. */
function jsonOf(value: Value): Json {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return toBase64(value);
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}

function tooManyRows(): NodeError {
  return new NodeError("query-limit", `The query gives more than ${MOST_ROWS} rows.`, {
    kind: "budget",
    param: "query",
    hint: "Add a LIMIT, or join on a column.",
  });
}
