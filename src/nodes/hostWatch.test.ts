import { describe, expect, test } from "vitest";
import type { Field, Fields } from "../model/field.ts";
import type { NodeHost } from "../model/host.ts";
import type { NodeType } from "../model/nodeType.ts";
import { builtInNodes } from "./index.ts";
import { runNode } from "./runNode.ts";

type Capability = NonNullable<Field["capability"]>;

const NET = ["fetch", "openStream", "openSocket"];
/** What a call of the host needs. */
const NEEDS: Readonly<Record<string, Capability>> = {
  ...Object.fromEntries(NET.map((name) => [name, "net" as const])),
  readFile: "read",
  openFile: "read",
  createFile: "write",
};
const READS: ReadonlySet<string> = new Set([...NET, "readFile", "openFile", "state.read"]);
/** What they ask the net for comes behind their state, which the watched host refuses. */
const BEHIND_STATE: ReadonlySet<string> = new Set(["agent"]);
/** Keeps in the state who came last, for the time it waits: nothing that outlives the run or that anybody else sees. */
const OWN_STATE: ReadonlySet<string> = new Set(["debounce"]);
const WRITES: ReadonlySet<string> = new Set(["createFile", "state.change"]);

/** A host that refuses all that leads outside, and remembers what was asked of it. */
function watchedHost(): { readonly host: Partial<NodeHost>; readonly asked: Set<string> } {
  const asked = new Set<string>();
  const refuse = (name: string) => () => {
    asked.add(name);
    return Promise.reject(new Error(`watched: ${name}`));
  };
  const outside = Object.fromEntries([...Object.keys(NEEDS), "runCode"].map((name) => [name, refuse(name)]));
  return { host: { ...outside, state: { read: refuse("state.read"), change: refuse("state.change") } }, asked };
}

async function askedBy(type: NodeType): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const { params, input } of type.docs.examples) {
    const { host, asked } = watchedHost();
    await runNode(type, { params, host, ...(input !== undefined && { input }) }).catch(() => undefined);
    for (const name of asked) all.add(name);
  }
  return all;
}

function capabilities(fields: Fields): readonly Capability[] {
  return Object.values(fields).flatMap((field) => [
    ...(field.capability === undefined ? [] : [field.capability]),
    ...(field.kind === "list" ? capabilities(field.of) : []),
  ]);
}

describe.each(builtInNodes.map((type) => [type.type, type] as const))("%s", (_, type) => {
  test("asks the host for what it declares, and for nothing else", async () => {
    const asked = await askedBy(type);
    const declared = new Set(capabilities(type.params));
    const needed = new Set([...asked].flatMap((name) => NEEDS[name] ?? []));
    expect([...needed].filter((each) => !declared.has(each))).toEqual([]);
    if (!BEHIND_STATE.has(type.type)) expect([...declared].filter((each) => !needed.has(each))).toEqual([]);
    expect(asked.has("runCode")).toBe(type.asks === "code");
    if (type.effects === "pure") expect([...asked].filter((name) => READS.has(name) || WRITES.has(name))).toEqual([]);
    if (type.effects === "read" && !OWN_STATE.has(type.type)) expect([...asked].filter((name) => WRITES.has(name))).toEqual([]);
  });
});
