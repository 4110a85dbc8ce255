import { type Failure, NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import { type InputRecord, type JsonObject, own } from "../model/json.ts";
import type { ItemSchema } from "../model/workflow.ts";
import { type FollowedSchema, followSchema, type SchemaProblem } from "../schema/followSchema.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { PlanNode } from "./plan.ts";
import type { SchedulerSetup } from "./runParts.ts";

export { loadPatterns } from "../schema/findPattern.ts";

type Environment = Pick<SchedulerSetup["environment"], "runInfo" | "secrets">;
type Contracts = InputRecord<ItemSchema> | undefined;

const ONE_EMPTY: readonly Item[] = [{}];

/** The first item, in the order of the ports, that breaks the contract of its port (K1, K2): of what came in, or of `outputs`. */
export function breachOf(environment: Environment, activation: Activation, outputs?: readonly PortOutput[]): Failure | undefined {
  const { accepts, gives } = activation.node.node.policy ?? {};
  const failure = outputs === undefined ? broken(accepts, environment, activation) : brokenBy(outputs, gives, activation.node);
  return failure === undefined ? undefined : (environment.secrets?.redaction.json(failure) ?? failure);
}

function broken(contracts: Contracts, environment: Environment, activation: Activation): Failure | undefined {
  const { node, inputs } = activation;
  for (const [at, { name }] of node.inputs.entries()) {
    const schema = own(contracts, name);
    const items = inputs[at]?.items ?? (at === 0 && node.inEdgeCount === 0 ? sourceItems(environment, activation) : undefined);
    const failure = schema && items && firstBreach({ node, port: name, side: "in", schema }, items);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** What a node without an edge in works on (F5). */
function sourceItems({ runInfo }: Environment, { node, scope }: Activation): readonly Item[] {
  return (scope.owner === undefined && node.inner === undefined ? runInfo.input : undefined) ?? ONE_EMPTY;
}

function brokenBy(outputs: readonly PortOutput[], contracts: Contracts, node: PlanNode): Failure | undefined {
  for (const [at, output] of outputs.entries()) {
    const port = node.outputs[at] as string;
    const schema = own(contracts, port);
    if (schema === undefined || output === undefined) continue;
    for (const { items } of output instanceof Packet ? [output] : output) {
      const failure = firstBreach({ node, port, side: "out", schema }, items);
      if (failure !== undefined) return failure;
    }
  }
  return undefined;
}

type Contract = { readonly node: PlanNode; readonly port: string; readonly side: "in" | "out"; readonly schema: JsonObject };

function firstBreach(contract: Contract, items: readonly Item[]): Failure | undefined {
  try {
    const problemsOf = followed(contract.schema);
    for (let index = 0; index < items.length; index += 1) {
      const [problem] = problemsOf(items[index] as Item);
      if (problem !== undefined) return violated(contract, items, index, problem);
    }
    return undefined;
  } catch (thrown) {
    return unreadable(contract, thrown);
  }
}

const known = new WeakMap<JsonObject, FollowedSchema>();

/** A schema is read once for all runs of its workflow. */
function followed(schema: JsonObject): FollowedSchema {
  let found = known.get(schema);
  if (found === undefined) {
    found = followSchema(schema);
    known.set(schema, found);
  }
  return found;
}

function violated({ node, port, side }: Contract, items: readonly Item[], index: number, { pointer, message }: SchemaProblem): Failure {
  return {
    code: "contract-violated",
    kind: "user",
    message:
      pointer === ""
        ? `Item ${index + 1} at the port “${port}” breaks its contract: ${message}`
        : `Item ${index + 1} at the port “${port}” breaks its contract at ${pointer}: ${message}`,
    hint:
      side === "in"
        ? "Look at what comes in, or change the contract in the node’s policy."
        : "Look at what the node gives, or change the contract in its policy.",
    node: node.id,
    item: items[index] ?? null,
    itemIndex: index,
    port,
    pointer,
  };
}

function unreadable({ node, port }: Contract, thrown: unknown): Failure {
  const said = thrown instanceof Error ? thrown.message : "";
  const hint = thrown instanceof NodeError ? thrown.hint : undefined;
  return {
    code: "bad-contract",
    kind: "user",
    message: `The contract of the port “${port}” cannot be followed: ${said}`,
    ...(hint === undefined ? {} : { hint }),
    node: node.id,
    port,
  };
}
