import type { Run, RunEvent } from "#engine";
import { type Catalogue, resolveType } from "../src/model/catalogue.ts";
import type { Item } from "../src/model/item.ts";
import { emptyRecord, own } from "../src/model/json.ts";
import type { Workflow } from "../src/model/workflow.ts";
import type { WorkflowTest } from "../src/model/workflowTest.ts";
import type { Refusal } from "./protocol.ts";

/** Characters of a test, as JSON: it stands in the workflow's file. */
const LARGEST = 1_000_000;

/**
 * A test that expects what a run gave: its parameters, input, seed and time, and pins in the place of what reached outside. A run that
 * failed is expected to fail alike.
 */
export async function testOfRun(
  run: Run | undefined,
  workflow: Workflow,
  types: Catalogue,
  name: string,
): Promise<{ readonly test: WorkflowTest } | { readonly refused: Refusal }> {
  const [created] = run?.log ?? [];
  if (run === undefined || created?.kind !== "run-created")
    return refused("unknown-run", "This run is not held any more. Run the workflow again.");
  if (run.log.at(-1)?.kind !== "run-finished") return refused("run-live", "The run has not ended yet. Wait until it has.");
  const { status, outputs, failures } = await run.result;
  if (status === "cancelled") return refused("run-cancelled", "A run that was stopped says nothing of what to expect. Run it to its end.");
  const [failure] = failures;
  const pins = pinsOf(run.log, workflow, types);
  const input = created.start?.input;
  const test: WorkflowTest = {
    name,
    ...(Object.keys(created.parameters).length > 0 && { parameters: created.parameters }),
    ...(input !== undefined && { input }),
    ...(Object.keys(pins).length > 0 && { pins }),
    seed: created.seed,
    now: new Date(created.start?.now ?? created.at).toISOString(),
    ...(status === "failed"
      ? { expectFailure: { ...(failure && { code: failure.code }), ...(failure?.node !== undefined && { node: failure.node }) } }
      : { expect: outputs as WorkflowTest["expect"] & object }),
  };
  const size = JSON.stringify(test).length;
  if (size <= LARGEST) return { test };
  const message = `The data of this run takes ${Math.ceil(size / 1e6)} MB, too much for a test in the workflow’s file. Run it with less input.`;
  return refused("test-too-large", message);
}

/** What nodes gave that are not pure, outside of regions: the test cannot reach what they reached. */
function pinsOf(log: readonly RunEvent[], workflow: Workflow, types: Catalogue): Record<string, readonly Item[]> {
  const pins = emptyRecord<readonly Item[]>();
  for (const event of log) {
    if (event.kind !== "node-finished" || event.scope !== "run") continue;
    const node = own(workflow.nodes, event.node);
    if (node === undefined || resolveType(types, node.type)?.effects === "pure") continue;
    for (const packet of event.outputs) pins[`${event.node}.${packet.port}`] = packet.items;
  }
  return pins;
}

function refused(code: string, message: string): { readonly refused: Refusal } {
  return { refused: { code, message } };
}
