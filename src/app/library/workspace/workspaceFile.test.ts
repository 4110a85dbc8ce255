import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { formatWorkflow } from "../../../model/formatWorkflow.ts";
import { emptyRecord } from "../../../model/json.ts";
import type { KeptWorkflow } from "../../../model/store.ts";
import { memoryStore } from "../../../storage/memoryStore.ts";
import { readWorkflow } from "../readWorkflow.ts";
import { keptNow } from "../workflowStore.ts";
import { takeIn } from "./takeIn.ts";
import { MOST, packWorkspace, unpackWorkspace } from "./workspaceFile.ts";

const workflow = (name: string) => ({ format: "vwmp/1" as const, name, nodes: emptyRecord<never>(), edges: [] });
const kept = (name: string, id: string): KeptWorkflow => ({ ...keptNow(workflow(name), id), updatedAt: 7 });
const NOW = Date.UTC(2030, 1, 2);

describe("a workspace file", () => {
  test("gives back every workflow with its id, its time and its canonical text", () => {
    const all = [kept("One", "a"), kept("Two", "b"), kept("one", "c")];
    const { workflows, refused } = unpackWorkspace(packWorkspace(all, NOW));
    expect(refused).toEqual([]);
    expect(workflows.map(({ id, updatedAt, text }) => ({ id, updatedAt, text }))).toEqual(
      all.map(({ id, updatedAt, text }) => ({ id, updatedAt, text })),
    );
    expect(workflows.map(({ file }) => file)).toEqual(["workflows/one.vwmp.json", "workflows/two.vwmp.json", "workflows/one-2.vwmp.json"]);
  });

  test("may be packed by hand; what is no workflow file is refused by name", () => {
    const { workflows, refused } = unpackWorkspace(zipSync({ "a.yaml": strToU8("x"), "photo.png": strToU8("y"), "dir/": strToU8("") }));
    expect(workflows).toEqual([{ file: "a.yaml", text: "x" }]);
    expect(refused).toEqual([{ file: "photo.png", reason: "It is no workflow file: these end in .json or .yaml." }]);
  });

  test("cannot unpack to more than the caps", () => {
    const bomb = zipSync({ "a.json": new Uint8Array(MOST.file + 1) });
    expect(bomb.length).toBeLessThan(MOST.file / 500);
    expect(unpackWorkspace(bomb)).toEqual({
      workflows: [],
      refused: [{ file: "a.json", reason: "It has more than 16 MB." }],
    });
    const many = zipSync(Object.fromEntries(Array.from({ length: MOST.files + 1 }, (_, n) => [`${n}.json`, new Uint8Array()])));
    expect(() => unpackWorkspace(many)).toThrow("It holds more than 10,000 files.");
  });

  test("that lies about a size is refused as damaged, with nothing more made than it promised", () => {
    const bytes = zipSync({ "a.json": new Uint8Array(100_000) });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    try {
      expect(unpackWorkspace(bytes).workflows[0]?.text.length).toBeLessThanOrEqual(10);
    } catch (error) {
      expect((error as Error).message).toBe("The file is no ZIP file, or it is damaged.");
    }
  });

  test("that is no ZIP file is said to be none", () => {
    expect(() => unpackWorkspace(strToU8("hello"))).toThrow("The file is no ZIP file, or it is damaged.");
  });
});

describe("taking in a workspace", () => {
  const file = { workflows: [kept("One", "a"), kept("Two", "b")].map((each) => ({ ...each, file: each.id })), refused: [] };

  test("adds under the same ids what is not there, and skips what is", async () => {
    const store = memoryStore();
    await store.put(kept("One", "a"));
    expect(await takeIn(file, store, readWorkflow)).toEqual({ added: ["Two"], skipped: ["One"], copied: [], refused: [] });
    expect(await store.get("b")).toMatchObject({ name: "Two", updatedAt: 7, text: formatWorkflow(workflow("Two")) });
  });

  test("never overwrites: other content under the same id comes in as a copy, once", async () => {
    const store = memoryStore();
    const mine = kept("Mine", "a");
    await store.put(mine);
    expect(await takeIn(file, store, readWorkflow)).toMatchObject({ added: ["Two"], copied: ["One (imported copy)"] });
    expect(await store.get("a")).toEqual(mine);
    expect(await takeIn(file, store, readWorkflow)).toMatchObject({ added: [], copied: [], skipped: ["One", "Two"] });
    expect(await store.list()).toHaveLength(3);
  });

  test("refuses what is no workflow with the reason, and goes on", async () => {
    const broken = { workflows: [{ file: "bad.json", text: "{" }, ...file.workflows], refused: [] };
    const taken = await takeIn(broken, memoryStore(), readWorkflow);
    expect(taken.added).toEqual(["One", "Two"]);
    expect(taken.refused).toMatchObject([{ file: "bad.json", reason: expect.stringMatching(/./) }]);
  });
});
