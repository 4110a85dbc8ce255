import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { parseDocument } from "../model/parseDocument.ts";
import { readJson } from "../model/readJson.ts";
import { fileLinks } from "./fileLinks.ts";
import { type FrozenDatabase, freezeDatabase, thawDatabase } from "./frozenDatabase.ts";
import { indexedDbRunStore } from "./indexedDbRunStore.ts";
import { indexedDbState } from "./indexedDbState.ts";
import { indexedDbStore } from "./indexedDbStore.ts";
import { secretSource } from "./secretSource.ts";
import { secretStore } from "./secretStore.ts";

// What versions of the studio have left in browsers, as `e2e/oldDatabases.spec.ts` records it, opens for good.

const FOLDER = new URL("../../e2e/databases/", import.meta.url);
const FROZEN = readdirSync(FOLDER).map((file): FrozenDatabase => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")));
type Rows<K, V> = readonly (readonly [K, V])[];

/** Opens a database as the studio does. */
const OPEN: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  vwmp: (name) => indexedDbStore(name).list(),
  "vwmp-runs": (name) => indexedDbRunStore(name).list(),
  "vwmp-runs-state": (name) => indexedDbState(name).read("any"),
  "vwmp-secrets": (name) => secretStore(name).list(),
  "vwmp-files": (name) => fileLinks(name).get("any"),
};

/** Finds all that a database holds by what the studio reads it with. */
const HOLDS: Readonly<Record<string, (stores: FrozenDatabase["stores"]) => Promise<void>>> = {
  async vwmp({ entries = [], texts = [], versions = [], versionTexts = [] }) {
    const store = indexedDbStore();
    expect(await store.list()).toHaveLength(entries.length);
    for (const [id, entry] of entries as Rows<string, object>) {
      const text = texts.find(([key]) => key === id)?.[1] as string;
      expect(await store.get(id)).toEqual({ revision: "", ...entry, text });
      expect(parseDocument(readJson(text)).problems).toEqual([]);
    }
    expect(await store.versions.size()).toMatchObject({ versions: versionTexts.length });
    for (const [[workflow, number], head] of versions as Rows<[string, number], { readonly nodes: number }>) {
      expect(await store.versions.list(workflow)).toContainEqual(head);
      const { workflow: kept, problems } = parseDocument(readJson((await store.versions.text(workflow, number)) ?? ""));
      expect([problems, Object.keys(kept?.nodes ?? {}).length]).toEqual([[], head.nodes]);
    }
    expect((await store.versions.add("new", { kind: "checkpoint", at: 1, nodes: 0, text: "{}" })).number).toBe(1);
  },
  async "vwmp-runs"({ heads = [], origins = [], blobs = [], results = [] }) {
    const store = indexedDbRunStore();
    expect(await store.list()).toHaveLength(heads.length);
    for (const [runId, { bytes: _, ...head }] of heads as Rows<string, { readonly bytes: number; readonly events: number }>) {
      expect(await store.head(runId)).toEqual(head);
      expect(await store.origin(runId)).toEqual(origins.find(([key]) => key === runId)?.[1]);
      let events = 0;
      for await (const lines of store.read(runId)) events += lines.split("\n").length;
      expect(events).toBe(head.events);
    }
    for (const [hash] of blobs as Rows<string, unknown>) {
      expect(
        createHash("sha256")
          .update((await store.getBlob(hash)) ?? "")
          .digest("hex"),
      ).toBe(hash);
    }
    for (const [[workflow], result] of results as Rows<[string], object>) expect(await store.results(workflow)).toContainEqual(result);
  },
  async "vwmp-runs-state"({ values = [] }) {
    for (const [name, text] of values as Rows<string, string>) {
      expect(await indexedDbState("vwmp-runs-state").read(name)).toEqual(JSON.parse(text));
    }
  },
  async "vwmp-secrets"() {
    expect(await secretSource()("API_KEY")).toEqual({ value: "old but kept", hosts: ["api.example.com"] });
  },
  async "vwmp-files"() {
    await fileLinks().put("w", { handle: {} as FileSystemFileHandle, text: "t" });
    expect(await fileLinks().get("w")).toMatchObject({ text: "t" });
  },
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test("every database of the studio is among these", () => {
  const sources = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const made = sources.filter((file) => / databaseHandle<\w+>\(/.test(readFileSync(new URL(file, import.meta.url), "utf8")));
  expect(made).toHaveLength(Object.keys(OPEN).length);
});

test.each(Object.keys(OPEN))("of each version of %s there has been one is frozen, and the newest is as it is made now", async (name) => {
  await OPEN[name]?.(name);
  const now = await openDB(name);
  const frozen = FROZEN.filter((each) => each.name === name).sort((a, b) => a.version - b.version);
  const record = "freeze it: VWMP_RECORD=1 npx playwright test e2e/oldDatabases.spec.ts";
  expect(
    frozen.map(({ version }) => version),
    record,
  ).toEqual(Array.from({ length: now.version }, (_, index) => index + 1));
  expect(Object.keys(frozen.at(-1)?.stores ?? {}), "a database with other stores needs a version of its own").toEqual([
    ...now.objectStoreNames,
  ]);
});

test.each(FROZEN)("$name of version $version opens, with all that it holds", async (frozen) => {
  await thawDatabase(frozen);
  await HOLDS[frozen.name]?.(frozen.stores);
});

const OLD = FROZEN.filter(({ name, version }) => FROZEN.some((other) => other.name === name && other.version > version));

/** Has the n-th thing that an upgrade does fail. */
function failUpgradeAt(n: number): { readonly failed: () => boolean; readonly stop: () => void } {
  const { createObjectStore } = IDBDatabase.prototype;
  const { put } = IDBObjectStore.prototype;
  let count = 0;
  const step = (): void => {
    count += 1;
    if (count === n) throw new DOMException("planted", "UnknownError");
  };
  IDBDatabase.prototype.createObjectStore = function (this: IDBDatabase, ...args) {
    step();
    return createObjectStore.apply(this, args);
  };
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
    step();
    return put.apply(this, args);
  };
  const stop = (): void => {
    Object.assign(IDBDatabase.prototype, { createObjectStore });
    Object.assign(IDBObjectStore.prototype, { put });
  };
  onTestFinished(stop);
  return { failed: () => count >= n, stop };
}

describe.each(OLD)("$name of version $version", (frozen) => {
  test("is as it was after a crash at any step of its upgrade, and opens the next time", async () => {
    await thawDatabase(frozen);
    let n = 1;
    for (; ; n += 1) {
      const plan = failUpgradeAt(n);
      const opened = await (OPEN[frozen.name] as (name: string) => Promise<unknown>)(frozen.name).then(
        () => true,
        () => false,
      );
      plan.stop();
      if (!plan.failed()) break;
      expect(opened, `step ${n}`).toBe(false);
      expect(await freezeDatabase(frozen.name), `step ${n}`).toEqual(frozen);
    }
    expect(n).toBeGreaterThan(1);
    await HOLDS[frozen.name]?.(frozen.stores);
  });
});
