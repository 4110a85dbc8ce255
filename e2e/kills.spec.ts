import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { checkRun } from "../scripts/soak/checkRun.mjs";
import { SOAK_FLOWS } from "../scripts/soak/flows.mjs";
import { type Kill, killedRun } from "../scripts/soak/killedRun.mjs";
import { soakRuns } from "../scripts/soak/soakRuns.mjs";
import { twoWriters } from "../scripts/soak/twoWriters.mjs";
import type { JournalBatch, RunStore } from "../src/index.ts";
import { packedPackage } from "./packedPackage.ts";

const lib = () => join(packedPackage().installed, "lib");
const place = (name: string) => test.info().outputPath(name);

test("the command line survives thirty kills: nothing is lost, nothing finished runs again, no write has two keys", {
  tag: "@long",
}, async () => {
  test.setTimeout(120_000);
  const { killed, found } = await soakRuns({ lib: lib() }, place("soak"), { kills: 30, seed: 6 });
  expect(found).toEqual([]);
  expect(killed).toBeGreaterThanOrEqual(30);
});

/** What the checker says of a chain whose command line has a fault planted in it. */
async function faultsOf(plant: string, kills: readonly Kill[]): Promise<string> {
  const [chain] = SOAK_FLOWS;
  if (chain === undefined) throw new Error("there is no workflow");
  const healthy = await killedRun({ lib: lib() }, chain, place("healthy"), kills, () => 0.5);
  const unkilled = { writes: [...new Set(healthy.requests.map(({ write }) => write))], outputs: healthy.outputs };
  expect(checkRun({ ...healthy, unkilled })).toEqual([]);
  const faulty = await killedRun({ lib: lib(), plants: [plant] }, chain, place("faulty"), kills, () => 0.5);
  return checkRun({ ...faulty, unkilled }).join("\n");
}

test("planted: the checker catches a store that acknowledges before it has written", async () => {
  expect(await faultsOf(import.meta.resolve("../scripts/soak/plants/acknowledgeEarly.mjs"), [])).toContain(
    "was sent before its start was kept",
  );
});

test("planted: the checker catches a result that is kept before its effect", async () => {
  expect(await faultsOf(import.meta.resolve("../scripts/soak/plants/answerEarly.mjs"), [])).toContain("was sent behind its result");
});

test("planted: the checker catches a key that is another after a death", async () => {
  expect(await faultsOf(import.meta.resolve("../scripts/soak/plants/keyOfProcess.mjs"), [{ write: 2, moment: "before" }])).toContain(
    "was sent with the keys",
  );
});

test("planted: the checker catches a store that lets two write one run", async () => {
  const sound = await twoWriters(lib(), place("two"), (store) => store);
  expect(sound).toEqual({ statuses: ["failed", "succeeded"], codes: ["store-conflict"], faults: [] });
  const faulty = await twoWriters(lib(), place("unchecked"), unchecked);
  expect(faulty.faults.join("\n")).toMatch(/the log has the event \d+ where \d+ belongs/);
});

/** Takes every batch, whatever the journal holds by then. */
function unchecked(store: RunStore): RunStore {
  let tail = Promise.resolve();
  const append = async (runId: string, batch: JournalBatch): Promise<void> =>
    store.append(runId, { ...batch, from: ((await store.head(runId))?.events ?? 0) + 1 });
  return {
    ...store,
    append: (runId, batch) => {
      tail = tail.then(() => append(runId, batch));
      return tail;
    },
  };
}
