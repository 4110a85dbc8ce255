import type { Item } from "../../model/item.ts";
import { type InputRecord, type Json, own } from "../../model/json.ts";
import type { ContractSide } from "../../model/policyEdits.ts";
import type { ItemSchema, NodePolicy } from "../../model/workflow.ts";
import type { Random } from "./random.ts";

/** Contracts of some of the ports; about one item in five breaks one. */
export function contractsOf(
  random: Random,
  ports: { readonly [side in ContractSide]: readonly string[] },
): Pick<NodePolicy, "accepts" | "gives"> {
  const of = (side: ContractSide): NodePolicy => {
    const some = ports[side].filter(() => random.chance(0.12));
    return some.length === 0 ? {} : { [side]: Object.fromEntries(some.map((port) => [port, below(0.8 * 2 ** 32)])) };
  };
  return { ...of("accepts"), ...of("gives") };
}

function below(maximum: number): ItemSchema {
  return { properties: { m: { maximum } } };
}

/** K1, K2, read naively: whether all items of a port keep to what was written for it. */
export function keeps(contracts: InputRecord<ItemSchema> | undefined, port: string, items: readonly Item[]): boolean {
  const schema = own(contracts, port) as { readonly properties: { readonly m: { readonly maximum: number } } } | undefined;
  return (
    schema === undefined || items.every((item) => !(((item as { readonly m?: Json } | null)?.m as number) > schema.properties.m.maximum))
  );
}
