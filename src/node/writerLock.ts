import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { open, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { StoreError } from "#engine";

const PREFIX = "lock.";
const TRIES = 3;

/**
 * Takes the right to write in a folder, and gives back what releases it. Refused with `store-conflict` while another holder lives.
 *
 * Who wants it puts down a file of its own that names its process, and then looks: it holds the right if no other file there is of a
 * living process. Of two, the later to look sees the other's, so never both hold it; where both saw each other they try again. No
 * file is ever taken from somebody alive: that is why this is not one file made with O_EXCL, which two could judge stale at once.
 */
export async function takeWriterLock(folder: string): Promise<() => Promise<void>> {
  for (let tries = 1; ; tries += 1) {
    const own = PREFIX + [process.pid, startOf(process.pid) ?? "", hostName(), randomUUID()].join(".");
    await (await open(join(folder, own), "wx", 0o600)).close();
    const release = () => rm(join(folder, own), { force: true });
    const others = (await readdir(folder)).filter((name) => name.startsWith(PREFIX) && name !== own);
    const alive = others.find(isHeld);
    if (alive === undefined) {
      for (const dead of others) await rm(join(folder, dead), { force: true });
      return release;
    }
    await release();
    if (tries === TRIES) throw new StoreError("store-conflict", heldText(folder, alive));
    await setTimeout(Math.random() * 20);
  }
}

function isHeld(name: string): boolean {
  const [pid, start, host] = name.slice(PREFIX.length).split(".");
  if (host !== hostName()) return true;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as { readonly code?: string }).code === "ESRCH") return false;
  }
  const now = startOf(Number(pid));
  return now === undefined || now === start;
}

/** When a process began, where the system tells: another process may have got the number of a dead one. */
function startOf(pid: number): string | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

function hostName(): string {
  return hostname().replaceAll(/[^A-Za-z0-9-]/g, "_");
}

function heldText(folder: string, name: string): string {
  const [pid, , host] = name.slice(PREFIX.length).split(".");
  return `Process ${pid} on ${host} writes in ${folder}. Wait until it has ended; if it cannot be alive any more, delete ${join(folder, name)}.`;
}
