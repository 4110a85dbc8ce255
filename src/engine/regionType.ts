import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import type { NodeType } from "../model/nodeType.ts";
import { REGION_INPUTS, REGION_KINDS, REGION_OUTPUTS, type RegionKind } from "../model/region.ts";
import { loadRegionCode } from "./regionCode.ts";

const made = new Map<RegionKind, NodeType>();

/** A kind of region as a node type: to the outside a region is a node (L0). Its `run` is never called, only loaded. */
export function regionType(kind: RegionKind): NodeType {
  let type = made.get(kind);
  if (type === undefined) {
    const { title, icon, params } = REGION_KINDS[kind];
    type = defineNode({
      type: kind,
      title,
      icon,
      mode: "once",
      inputs: REGION_INPUTS,
      outputs: REGION_OUTPUTS,
      params,
      run: Object.assign(neverCalled, { load: loadRegionCode }),
    });
    made.set(kind, type);
  }
  return type;
}

function neverCalled(): never {
  throw new NodeError("region", "A region has no code of its own.", { kind: "bug" });
}
