import { expect, test } from "vitest";
import { constructsOf } from "./coverage.ts";
import { seedsFrom, simulateSeeds } from "./simulateSeeds.ts";

/** Seeds that found something once. */
const keptSeeds = [1, 12, 67, 183, 316, 367, 403, 507, 936, 1845, 5229, 22405, 103579, 104778, 134856, 439386, 518510, 997980];
const SEEDS = 1_000;

test("D4 F2 G1 G5 J1 K1 K2 L0 M1 O1 O2 P1 X1 random workflows do what a naive reading of the rules says, whatever ends first", {
  timeout: 120_000,
}, async () => {
  const seen = new Map<string, number>();
  const failed = await simulateSeeds([...keptSeeds, ...seedsFrom(0, SEEDS)], (simulation) => {
    for (const construct of constructsOf(simulation)) seen.set(construct, (seen.get(construct) ?? 0) + 1);
  });
  expect(failed).toBeUndefined();
  expect(CONSTRUCTS.filter((construct) => !seen.has(construct))).toEqual([]);
});

const CONSTRUCTS =
  `predicted|predicted up to a failure|race|node work|node pair|node merge|node mixed|node gate|node repeat|node turn|node end
|region loop|region map|region try|region exclusive|nested region|loop times|loop over|loop while|loop until|loop limit|loop output
|map over|map batch|map concurrency|map order|map onItemError|map completeWhen|exclusive interleave|edge to yield|edge to continue|edge to break
|several edges into a port|fan-out|error port wired|source|join all|join any|join n structured|join n blocking|join n cancelling|join collect k|join collect all
|onError default|onError skip|policy lock|policy pool|policy priority|policy retry|policy concurrency|policy accepts|policy gives|contract broken|optional node|disabled node
|failure: fatal|failure: error-port|failure: skipped|failure: default|failure: optional|failure: scope|fired again|dead ports|empty packet
|scope finished|scope failed|scope cancelled|run cancelled|nodes cancelled|run succeeded|run partial|run failed
|node-skipped|node-cancelled|retry-scheduled`
    .replaceAll("\n", "")
    .split("|");
