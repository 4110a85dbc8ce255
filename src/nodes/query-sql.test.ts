import { describe, expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { querySql } from "./query-sql.ts";
import { queryFault } from "./run/queryFault.ts";
import { runNode } from "./runNode.ts";

const ask = async (
  query: string,
  items: readonly Item[] = [],
  more: { readonly other?: readonly Item[] } & Record<string, unknown> = {},
) => {
  const { other = [], ...params } = more;
  return (await runNode(querySql, { params: { query, ...params }, input: { items, other } })).out;
};

test("values come back as they went in; nested ones are JSON text, truth is 1 and 0", async () => {
  const items = [
    { a: 1, b: 1.5, c: "007", d: true, e: { f: [1] } },
    { a: null, c: "x" },
  ];
  expect(await ask("SELECT *, json_extract(e, '$.f[0]') AS f FROM items", items)).toEqual([
    { a: 1, b: 1.5, c: "007", d: 1, e: '{"f":[1]}', f: 1 },
    { a: null, b: null, c: "x", d: null, e: null, f: null },
  ]);
});

test("columns have the type their values agree on, and mixed ones change nothing", async () => {
  const items = [
    { n: 1, r: 1, t: "a", m: 1 },
    { n: 2, r: 1.5, t: "b", m: "1" },
  ];
  expect(await ask("SELECT name, type FROM pragma_table_info('items')").catch(({ code }) => code)).toBe("sql-not-allowed");
  expect(await ask("SELECT typeof(n) n, typeof(r) r, typeof(t) t, typeof(m) m FROM items", items)).toEqual([
    { n: "integer", r: "real", t: "text", m: "integer" },
    { n: "integer", r: "real", t: "text", m: "text" },
  ]);
});

test("names may be anything: capitals, quotes, __proto__, and items that are no objects", async () => {
  const hostile = [JSON.parse('{"__proto__":1,"Id":2,"id":3,"a \\"b\\"":4}')] as Item[];
  const [row] = (await ask('SELECT "__proto__", Id, id_2, "a ""b""" FROM items', hostile)) ?? [];
  expect(Object.entries(row as object)).toEqual([
    ["__proto__", 1],
    ["Id", 2],
    ["id_2", 3],
    ['a "b"', 4],
  ]);
  expect(await ask("SELECT sum(value) AS sum FROM items", [1, 2])).toEqual([{ sum: 3 }]);
  expect(await ask("SELECT count(*) AS n, count(*) AS n FROM items, other")).toEqual([{ n: 0, n_2: 0 }]);
});

test("values are bound and never part of the query", async () => {
  const values = [
    { name: "name", value: "'; DROP TABLE items; --" },
    { name: ":n", value: [1] },
  ];
  expect(await ask("SELECT :name AS a, :n AS b", [], { values })).toEqual([{ a: "'; DROP TABLE items; --", b: "[1]" }]);
  await expect(ask("SELECT :missing")).rejects.toMatchObject({
    code: "no-value",
    param: "values",
    message: expect.stringContaining(":missing"),
  });
  await expect(ask("SELECT ?")).rejects.toMatchObject({ code: "no-value" });
});

test("large whole numbers are texts, infinite ones nothing, bytes base64", async () => {
  expect(await ask("SELECT 9007199254740993 AS a, 1e300 * 1e300 AS b, x'0102' AS c")).toEqual([
    { a: "9007199254740993", b: null, c: "AQI=" },
  ]);
});

test("time and chance are those of the run", async () => {
  const [row] = (await ask("SELECT date('now') AS d, current_timestamp AS t, random() AS r")) ?? [];
  expect(row).toEqual({ d: "2024-01-01", t: "2024-01-01 00:00:00", r: 0 });
});

test.each([
  "DELETE FROM items",
  "INSERT INTO items VALUES (1)",
  "DROP TABLE items",
  "CREATE TABLE x (a)",
  "ATTACH ':memory:' AS x",
  "PRAGMA query_only = OFF",
  "VACUUM INTO 'x'",
  "BEGIN",
])("only reading is allowed: %s", async (query) => {
  await expect(ask(query, [{ a: 1 }])).rejects.toMatchObject({ code: "sql-not-allowed", param: "query", hint: expect.any(String) });
});

test("what is no query is refused with SQLite's words", async () => {
  await expect(ask("SELECT absent FROM items", [{ a: 1 }])).rejects.toMatchObject({
    code: "bad-query",
    param: "query",
    message: "SQLite says: no such column: absent.",
    hint: expect.stringContaining("items and other"),
  });
  await expect(ask("SELEC 1")).rejects.toMatchObject({ code: "bad-query", message: expect.stringContaining("syntax error") });
  await expect(ask("SELECT 1; SELECT 2")).rejects.toMatchObject({ code: "bad-query", message: expect.stringContaining("more than one") });
  expect(await ask("SELECT 'ä' AS a; -- done")).toEqual([{ a: "ä" }]);
  await expect(ask(" -- nothing")).rejects.toMatchObject({ code: "bad-query" });
});

test("a query without end ends, and the next one works", async () => {
  const endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";
  await expect(ask(endless, [], { steps: 1 })).rejects.toMatchObject({ code: "query-limit", kind: "budget", param: "steps" });
  expect(await ask("SELECT count(*) AS n FROM items", [1, 2])).toEqual([{ n: 2 }]);
});

test("too many fields are refused", async () => {
  const wide = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`f${at}`, at]));
  await expect(ask("SELECT 1", [wide])).rejects.toMatchObject({ code: "too-many" });
});

describe("what is wrong in a query that is being written", () => {
  const tables = { items: ["total", "ship to"], other: [] };

  test("is told with its place, of texts beyond ASCII too", async () => {
    expect(await queryFault("SELECT 'Tür', total\nFORM items", tables)).toEqual({
      at: 25,
      message: 'SQLite says: near "items": syntax error.',
    });
    expect(await queryFault("SELECT nobody FROM items", tables)).toEqual({ at: 7, message: "SQLite says: no such column: nobody." });
    expect(await queryFault("SELECT (total FROM items", tables)).toMatchObject({ at: 14 });
    expect(await queryFault("SELECT total FROM items WHERE (1 ", tables)).toEqual({ at: 32, message: "SQLite says: incomplete input." });
  });

  test("is nothing where SQLite can read it, where it is empty, and for a column that nobody knows", async () => {
    expect(await queryFault('SELECT "ship to" FROM items WHERE total > :least', tables)).toBeUndefined();
    expect(await queryFault("  ", tables)).toBeUndefined();
    expect(await queryFault("SELECT town FROM other", tables)).toBeUndefined();
  });
});
