import { describe, expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import type { NodeType } from "../model/nodeType.ts";
import { inputsOf } from "../model/ports.ts";
import { builtInNodes } from "./index.ts";
import { runNode } from "./runNode.ts";
import { badItems } from "./trial/badItems.ts";

/** What came of it: plain items, or a failure that says what it is. */
async function outcomeOf(type: NodeType, params: object, items: readonly Item[]): Promise<unknown> {
  const input = Object.fromEntries(inputsOf(type, params as never).map((port) => [port.name, items]));
  try {
    const outputs = await runNode(type, { params: params as never, input });
    return JSON.parse(JSON.stringify(outputs)) !== undefined && "items";
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    if (typeof code === "string" && /^[a-z][a-z0-9-]+$/.test(code) && message !== "") return "failure";
    return error;
  }
}

describe.each(builtInNodes.map((type) => [type.type, type] as const))("%s", (_, type) => {
  const [example] = type.docs.examples;
  const given = example?.input;
  const usual = (Array.isArray(given) ? given : Object.values(given ?? {}).flat()) as readonly Item[];
  test.each(Object.entries(badItems(usual)))("items %s end in items or in a failure with a code", { timeout: 30_000 }, async (_, items) => {
    expect(["items", "failure"]).toContainEqual(await outcomeOf(type, example?.params ?? {}, items));
  });
});
