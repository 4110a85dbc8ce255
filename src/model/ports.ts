import { isObject, type JsonObject, own } from "./json.ts";
import type { NodeDescription, Port, PortKind, PortsSpec } from "./nodeType.ts";

/** Every node has this out-port; it comes last (H3). */
export const ERROR_PORT: Port = { name: "error", label: "Error", kind: "object" };

/** The in-ports of a node with these params. */
export function inputsOf(type: NodeDescription, params: JsonObject | undefined): readonly Port[] {
  return ports(type, type.inputs, params);
}

/** The out-ports of a node with these params, without `error`. */
export function outputsOf(type: NodeDescription, params: JsonObject | undefined): readonly Port[] {
  return ports(type, type.outputs, params);
}

function ports(type: NodeDescription, spec: PortsSpec, params: JsonObject | undefined): readonly Port[] {
  if (!("each" in spec)) return spec;
  const field = own(type.params, spec.each);
  const entries = own(params, spec.each) ?? (field?.kind === "list" ? field.default : undefined);
  const named = (Array.isArray(entries) ? entries : []).flatMap((entry): Port[] => {
    const name = isObject(entry) ? entry[spec.key] : undefined;
    return typeof name === "string" && name !== "" ? [{ name }] : [];
  });
  return [...named, ...spec.then];
}

/**
 * Why a packet from `from` cannot go into `to`; undefined when it fits. `any` fits everything, a `table` is made of
 * objects, and a `stream` may carry any item.
 */
export function misfit(from: Port, to: Port): string | undefined {
  const [given, wanted]: [PortKind, PortKind] = [from.kind ?? "any", to.kind ?? "any"];
  if (given === wanted || given === "any" || wanted === "any" || given === "stream" || wanted === "stream") return undefined;
  if (given === "table" && wanted === "object") return undefined;
  if (given === "object" && wanted === "table") return undefined;
  return `gives ${given}, but “${to.label ?? to.name}” takes ${wanted}`;
}
