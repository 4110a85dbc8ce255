import { expect, test } from "vitest";
import type { NodeType } from "../../model/nodeType.ts";
import { builtInNodes } from "../index.ts";
import { migrationFaults } from "./migrationFaults.ts";
import { shoutFirst, shoutSecond } from "./shoutVersions.ts";

const faultsWith = (change: Partial<NodeType>) => migrationFaults([shoutFirst, { ...shoutSecond, ...change }]);
const step = shoutSecond.migrations?.[1] ?? {};

test("each built-in type of a later version takes over what the version before did", async () => {
  expect(await migrationFaults(builtInNodes)).toEqual([]);
});

test("a sound migration has no faults", async () => {
  expect(await faultsWith({})).toEqual([]);
});

test("a missing way, wrong params, lost ports and another result are found", async () => {
  expect(await faultsWith({ migrations: {} })).toEqual(["shout@2 does not say how a node of version 1 goes on"]);
  expect(await faultsWith({ migrations: { 1: { ...step, params: [] } } })).toContainEqual(expect.stringContaining("texts"));
  expect(await faultsWith({ migrations: { 1: { ...step, outputs: {} } } })).toContainEqual(expect.stringContaining("no port “loud”"));
  expect(await faultsWith({ outputs: [{ name: "first" }, { name: "shouted" }] })).toContainEqual(expect.stringContaining("first port"));
  const params = step.params?.filter((each) => !("set" in each)) ?? [];
  expect(await faultsWith({ migrations: { 1: { ...step, params } } })).toContainEqual(expect.stringContaining("HEY!"));
});
