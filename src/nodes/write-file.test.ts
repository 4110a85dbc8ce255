import { expect, test } from "vitest";
import { NodeError } from "../model/failure.ts";
import type { FileSink } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import { readFile } from "./read-file.ts";
import { runNode } from "./runNode.ts";
import { writeFile } from "./write-file.ts";

function disk(failing = false) {
  const files = new Map<string, string>();
  const aborted: string[] = [];
  const createFile = async (path: string): Promise<FileSink> => {
    let text = "";
    return {
      write: async (bytes) => {
        if (failing) throw new Error("the disk is full");
        text += new TextDecoder().decode(bytes);
      },
      close: async () => void files.set(path, text),
      abort: async () => void aborted.push(path),
    };
  };
  return { files, aborted, host: { createFile } };
}

async function write(params: object, input: readonly Item[]): Promise<string | undefined> {
  const { files, host } = disk();
  const { out } = await runNode(writeFile, { params: { path: "a/b.txt", ...params }, input, host });
  expect(out).toEqual([
    { path: "a/b.txt", name: "b.txt", items: input.length, size: new TextEncoder().encode(files.get("a/b.txt")).length },
  ]);
  return files.get("a/b.txt");
}

const rows = [
  { n: 1, t: "é" },
  { n: 2, t: 'a "b"' },
];

test("CSV, NDJSON, JSON and text, each with and without items", async () => {
  expect(await write({}, rows)).toBe('n,t\n1,é\n2,"a ""b"""\n');
  expect(await write({ columns: ["t"], header: false, delimiter: "tab" }, rows)).toBe('é\n"a ""b"""\n');
  expect(await write({ as: "ndjson" }, rows)).toBe('{"n":1,"t":"é"}\n{"n":2,"t":"a \\"b\\""}\n');
  expect(JSON.parse((await write({ as: "json" }, rows)) ?? "")).toEqual(rows);
  expect(await write({ as: "text" }, [{ text: "one" }, "two", 3])).toBe("one\ntwo\n3\n");
  expect(await write({ as: "json" }, [])).toBe("[]\n");
  expect(await write({ columns: ["n"] }, [])).toBe("n\n");
  expect(await write({ as: "ndjson" }, [])).toBe("");
});

test("many items are written in pieces, and are one file", async () => {
  const many = Array.from({ length: 2500 }, (_, n) => ({ n }));
  expect(JSON.parse((await write({ as: "json" }, many)) ?? "")).toEqual(many);
  expect((await write({}, many))?.split("\n")).toHaveLength(2502);
});

test("a field that comes after the first 1,000 items is not left out unseen", async () => {
  const many: Item[] = Array.from({ length: 1001 }, (_, n) => (n === 1000 ? { n, late: 1 } : { n }));
  const { files, aborted, host } = disk();
  await expect(runNode(writeFile, { params: { path: "a" }, input: many, host })).rejects.toMatchObject({ code: "csv-columns" });
  expect([...files.keys(), ...aborted]).toEqual(["a"]);
  expect(await write({ columns: ["late"] }, many)).toMatch(/\n1\n$/);
});

test("a file that could not be written whole is forgotten", async () => {
  const { files, aborted, host } = disk(true);
  await expect(runNode(writeFile, { params: { path: "a" }, input: rows, host })).rejects.toThrow("the disk is full");
  expect([files.size, aborted]).toEqual([0, ["a"]]);
});

test("a file to pass on holds the same bytes, needs no disk, and is kept once it is whole", async () => {
  const many = Array.from({ length: 2500 }, (_, n) => ({ n }));
  const { out } = await runNode(writeFile, { params: { to: "item", name: "all.ndjson", as: "ndjson" }, input: many });
  const [file] = out ?? [];
  expect(file).toMatchObject({ name: "all.ndjson", type: "application/x-ndjson" });
  const { out: lines } = await runNode(readFile, { params: { file, as: "ndjson" } });
  expect(lines).toEqual(many);
});

test("a file to pass on that cannot be kept fails the node with what the place says", async () => {
  const keepFile = async (): Promise<never> => Promise.reject(new NodeError("file-not-kept", "There is no room for this file."));
  const running = runNode(writeFile, { params: { to: "item" }, input: rows, host: { keepFile } });
  await expect(running).rejects.toMatchObject({ code: "file-not-kept" });
});
