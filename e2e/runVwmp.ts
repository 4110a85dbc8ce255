import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { packedPackage } from "./packedPackage.ts";

export type Ended = { readonly status: number | null; readonly signal: string | null; readonly out: string; readonly err: string };

/** Starts the installed command and leaves this process free, so that it can answer requests or send signals meanwhile. */
export function runVwmp(args: readonly string[], started: (child: ChildProcess) => void = () => {}): Promise<Ended> {
  const { folder } = packedPackage();
  const child = spawn(process.execPath, [join(folder, "node_modules/vwmp/lib/cli.js"), ...args], { cwd: folder });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  started(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve({ status, signal, out, err }));
  });
}
