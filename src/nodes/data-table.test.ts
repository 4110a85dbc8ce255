import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
import { memoryState } from "../model/memoryState.ts";
import { dataTable } from "./data-table.ts";
import { runNode } from "./runNode.ts";

const opened = () => {
  const host = { state: memoryState() };
  const run = async (params: object, input: readonly Json[] = []) =>
    (await runNode(dataTable, { params: { table: "t", ...params }, input, host })).out;
  return { run, host };
};

test("inserted records are found, filtered, sorted and limited", async () => {
  const { run } = opened();
  await run({ op: "insert" }, [{ n: 2 }, { n: 3 }, { n: null }, { n: 1 }]);
  expect(await run({})).toEqual([{ n: 2 }, { n: 3 }, { n: null }, { n: 1 }]);
  expect(await run({ where: "${item.n > 1}", sort: "n", order: "desc" })).toEqual([{ n: 3 }, { n: 2 }]);
  expect(await run({ sort: "n", limit: 2 })).toEqual([{ n: 1 }, { n: 2 }]);
  expect((await run({ sort: "n", order: "desc" }))?.at(-1)).toEqual({ n: null });
});

test("update changes only what is there; upsert adds the rest; 1 and text 1 differ", async () => {
  const { run } = opened();
  await run({ op: "insert" }, [{ id: 1, a: 1 }]);
  expect(
    await run({ op: "update", keys: ["id"] }, [
      { id: 1, b: 2 },
      { id: "1", b: 3 },
    ]),
  ).toEqual([{ id: 1, a: 1, b: 2 }]);
  await run({ op: "upsert", keys: ["id"] }, [{ id: "1", c: 1 }]);
  expect(await run({})).toEqual([
    { id: 1, a: 1, b: 2 },
    { id: "1", c: 1 },
  ]);
});

test("delete takes what the condition says, clear takes all", async () => {
  const { run, host } = opened();
  await run({ op: "insert" }, [1, 2, 3]);
  expect(await run({ op: "delete", which: "${item.value === 2}" })).toEqual([{ deleted: 1 }]);
  expect(await run({})).toEqual([{ value: 1 }, { value: 3 }]);
  expect(await run({ op: "clear" })).toEqual([{ deleted: 2 }]);
  expect(await host.state.read("table:t")).toBeUndefined();
});

test("a packet fails whole: nothing of it is kept", async () => {
  const { run } = opened();
  const put = run({ op: "upsert", keys: ["id"] }, [{ id: 1 }, { name: "no id" }]);
  await expect(put).rejects.toMatchObject({ code: "no-key", param: "keys", message: "Item 1 has no “id”." });
  expect(await run({})).toEqual([]);
});

test("without keys nothing is guessed, and a missing field meets no condition", async () => {
  const { run } = opened();
  await run({ op: "insert" }, [{ id: 1 }]);
  await expect(run({ op: "upsert" }, [{ id: 1 }])).rejects.toMatchObject({ code: "no-keys", param: "keys" });
  expect(await run({ op: "delete", which: "${item.none}" })).toEqual([{ deleted: 0 }]);
  expect(await run({ where: "${item.none}" })).toEqual([]);
});

test("a table has a most, and what is no table is told", async () => {
  const { run, host } = opened();
  const many = Array.from({ length: 100_001 }, () => 1);
  await expect(run({ op: "insert" }, many)).rejects.toMatchObject({ code: "table-full", kind: "budget" });
  await host.state.change("table:t", () => "text");
  await expect(run({})).rejects.toMatchObject({ code: "no-table", param: "table" });
});

test("hostile names are tables and fields as any", async () => {
  const { run } = opened();
  const record = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
  await run({ op: "upsert", table: "__proto__", keys: ["constructor"] }, [record, record]);
  expect(JSON.stringify(await run({ table: "__proto__" }))).toBe(JSON.stringify([record]));
});
