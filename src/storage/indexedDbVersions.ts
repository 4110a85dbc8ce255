import type { DBSchema, IDBPDatabase } from "idb";
import type { WorkflowEntry } from "../model/store.ts";
import type { NewVersion, VersionHead, VersionStore } from "../model/versionStore.ts";
import { deflated, inflated } from "./compress.ts";
import { allOf, transact } from "./databaseHandle.ts";

type Key = [workflow: string, number: number];

/** The stores that hold versions: what lists show of them, and their texts, compressed. */
export interface VersionSchema extends DBSchema {
  entries: { key: string; value: Omit<WorkflowEntry, "revision"> & Partial<Pick<WorkflowEntry, "revision">> };
  versions: { key: Key; value: VersionHead };
  versionTexts: { key: Key; value: Uint8Array };
}

type Use = <T>(use: (db: IDBPDatabase<VersionSchema>) => Promise<T>) => Promise<T>;

const BOTH = ["versions", "versionTexts"] as const;

/** Keeps versions beside the workflows. Head and text are written in one transaction, so neither is ever there without the other. */
export function indexedDbVersions(use: Use): VersionStore {
  return {
    list: (workflow) => use(async (db) => (await db.getAll("versions", allOfWorkflow(workflow))).reverse()),
    async text(workflow, number) {
      const bytes = await use((db) => db.get("versionTexts", [workflow, number]));
      return bytes && inflated(bytes);
    },
    async add(workflow, version) {
      const bytes = await deflated(version.text);
      return use((db) => add(db, workflow, version, bytes));
    },
    rename: (workflow, number, name) =>
      use((db) =>
        transact(db, ["versions"], "relaxed", async (to) => {
          const heads = to.objectStore("versions");
          const head = await heads.get([workflow, number]);
          if (head === undefined) return;
          const { name: _, ...unnamed } = head;
          await heads.put(name === undefined ? unnamed : { ...unnamed, name }, [workflow, number]);
        }),
      ),
    sweep: () =>
      use((db) =>
        transact(db, [...BOTH, "entries"], "relaxed", async (to) => {
          const kept = new Set(await to.objectStore("entries").getAllKeys());
          const gone = (await to.objectStore("versions").getAllKeys()).filter(([workflow]) => !kept.has(workflow));
          await allOf(...gone.flatMap((key) => BOTH.map((store) => () => to.objectStore(store).delete(key))));
        }),
      ),
    size: () =>
      use(async (db) => {
        const heads = await db.getAll("versions");
        return { versions: heads.length, bytes: heads.reduce((sum, { bytes }) => sum + bytes, 0) };
      }),
  };
}

function add(db: IDBPDatabase<VersionSchema>, workflow: string, version: NewVersion, bytes: Uint8Array): Promise<VersionHead> {
  return transact(db, BOTH, "relaxed", async (to) => {
    const [heads, texts] = [to.objectStore("versions"), to.objectStore("versionTexts")];
    const last = (await heads.openCursor(allOfWorkflow(workflow), "prev"))?.value;
    if (last !== undefined && version.kind === "automatic") {
      const same = last.bytes === bytes.length && sameBytes(await texts.get([workflow, last.number]), bytes);
      if (same) return last;
    }
    const { text: _, ...shown } = version;
    const head: VersionHead = { ...shown, workflow, number: (last?.number ?? 0) + 1, bytes: bytes.length };
    const key: Key = [workflow, head.number];
    await allOf(
      () => heads.put(head, key),
      () => texts.put(bytes, key),
    );
    return head;
  });
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function allOfWorkflow(workflow: string): IDBKeyRange {
  return IDBKeyRange.bound([workflow, 0], [workflow, Number.POSITIVE_INFINITY]);
}
