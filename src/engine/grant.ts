import type { Grant } from "../model/host.ts";
import type { Permissions } from "../model/workflow.ts";

/** True when `host` (`name` or `name:port`) is covered by an entry: the same, the name with any port, `*.name`, or `*`; `**` says the same as `*`, and to Node's host that private addresses are meant too. */
export function allowsHost(granted: readonly string[] | undefined, host: string): boolean {
  const wanted = host.toLowerCase();
  const name = wanted.replace(/:\d+$/, "");
  return (granted ?? []).some((entry) => {
    const rule = entry.toLowerCase();
    if (rule === "**" || rule === wanted || rule === name) return true;
    if (rule === "*") return wanted !== "**";
    return rule.startsWith("*.") && name.endsWith(rule.slice(1));
  });
}

/** True when `path` lies in a granted folder (or is a granted file). Both are normalised; `..` never leads out. */
export function allowsPath(granted: readonly string[] | undefined, path: string): boolean {
  const wanted = segments(path);
  return (granted ?? []).some((entry) => {
    if (entry === "*") return true;
    const rule = segments(entry);
    return rule.length <= wanted.length && rule.every((part, at) => part === wanted[at]);
  });
}

function segments(path: string): readonly string[] {
  const result: string[] = [path.startsWith("/") ? "/" : "."];
  for (const part of path.split(/[\\/]+/)) {
    if (part === "" || part === ".") continue;
    if (part === ".." && result.length > 1 && result.at(-1) !== "..") result.pop();
    else result.push(part);
  }
  return result;
}

/** True when the name, of a secret or a program, was granted. */
export function allowsName(granted: readonly string[] | undefined, name: string): boolean {
  return granted?.includes("*") === true || granted?.includes(name) === true;
}

/** What both allow. A side left out allows everything the other does. */
export function intersect(a: Grant | undefined, b: Grant | undefined): Grant {
  if (a === undefined) return b ?? {};
  if (b === undefined) return a;
  return {
    net: both(a.net, b.net, allowsHost),
    read: both(a.read, b.read, allowsPath),
    write: both(a.write, b.write, allowsPath),
    run: both(a.run, b.run, allowsName),
    secrets: both(a.secrets, b.secrets, allowsName),
    code: a.code === true && b.code === true,
  };
}

type Allows = (granted: readonly string[] | undefined, wanted: string) => boolean;

function both(a: readonly string[] | undefined, b: readonly string[] | undefined, allows: Allows): readonly string[] {
  const kept = [...(a ?? []).filter((entry) => allows(b, entry)), ...(b ?? []).filter((entry) => allows(a, entry))];
  return [...new Set(kept)];
}

/** What `needs` asks for that `grant` does not give, as `["net api.example.com"]`; empty when all is granted. */
export function missingFrom(grant: Grant, needs: Permissions): readonly string[] {
  return [
    ...(needs.net ?? []).filter((host) => !allowsHost(grant.net, host)).map((host) => `net ${host}`),
    ...(needs.read ?? []).filter((path) => !allowsPath(grant.read, path)).map((path) => `read ${path}`),
    ...(needs.write ?? []).filter((path) => !allowsPath(grant.write, path)).map((path) => `write ${path}`),
    ...(needs.run ?? []).filter((name) => !allowsName(grant.run, name)).map((name) => `run ${name}`),
    ...(needs.secrets ?? []).filter((name) => !allowsName(grant.secrets, name)).map((name) => `secret ${name}`),
    ...(needs.code === true && grant.code !== true ? ["code"] : []),
  ];
}
