/// <reference path="./sqlite.d.ts" />
import wasm from "@sqlite.org/sqlite-wasm/sqlite3.wasm?url&inline";
// By its place: what the package names for Node is not in it, and this file runs there too.
import init, { type Sqlite } from "../../../../node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.mjs";
import { fromBase64 } from "../base64.ts";

type Instance = { readonly instance: object; readonly module: object };
declare const WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<Instance> };

/** Milliseconds from the noon of 24 November 4714 BC, where SQLite begins to count, to 1970. */
const EPOCH = 210_866_760_000_000n;

let loaded: Promise<Sqlite> | undefined;
let now = 0;

/** SQLite. The WASM lies in a chunk of its own: no host has to find the file. */
export async function loadSqlite(): Promise<Sqlite> {
  loaded ??= start();
  return await loaded;
}

/** What `date('now')` says from here on. */
export function setSqliteTime(at: number): void {
  now = at;
}

async function start(): Promise<Sqlite> {
  const quiet = (): undefined => undefined;
  const instantiateWasm = (imports: object, done: (instance: object, module: object) => void): object => {
    void WebAssembly.instantiate(fromBase64(wasm.slice(wasm.indexOf(",") + 1), "query"), imports).then(({ instance, module }) =>
      done(instance, module),
    );
    return {};
  };
  // SQLite would put its own in this place, which fetches the file.
  const module = Object.defineProperty({ print: quiet, printErr: quiet }, "instantiateWasm", { get: () => instantiateWasm, set: quiet });
  // What it would write to the console is in its errors too.
  Object.assign(globalThis, { sqlite3ApiConfig: { debug: quiet, log: quiet, warn: quiet, error: quiet } });
  const sqlite = await init(module);
  const vfs = new sqlite.capi.sqlite3_vfs(sqlite.capi.sqlite3_vfs_find(null));
  vfs.installMethod("xCurrentTimeInt64", (_, out) => {
    sqlite.wasm.poke(out, BigInt(Math.floor(now)) + EPOCH, "i64");
    return 0;
  });
  return sqlite;
}
