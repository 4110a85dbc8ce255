import { type Field, type NodeDescription, WorkflowEngine } from "#engine";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

/** `vwmp nodes [TYPE]`: the catalogue, or one node type with its ports and params. */
export function describeNodes(name: string | undefined, flags: { readonly json?: boolean }, terminal: Terminal): number {
  const catalogue = new WorkflowEngine().catalogue();
  if (name === undefined) {
    terminal.result(flags.json === true ? `${JSON.stringify(catalogue, null, 2)}\n` : listing(catalogue));
    return 0;
  }
  const found = catalogue.find((type) => type.type === name || `${type.type}@${type.version}` === name);
  if (found === undefined) throw new UsageError(`there is no node type “${name}”; vwmp nodes lists them.`);
  terminal.result(flags.json === true ? `${JSON.stringify(found, null, 2)}\n` : page(found));
  return 0;
}

function listing(catalogue: readonly NodeDescription[]): string {
  const width = Math.max(...catalogue.map((type) => type.type.length + 3));
  return catalogue.map((type) => `${`${type.type}@${type.version}`.padEnd(width)}  ${type.docs.summary}\n`).join("");
}

function page(type: NodeDescription): string {
  const ports = (spec: NodeDescription["inputs"]): string =>
    "each" in spec
      ? `one for each of ${spec.each}, ${spec.then.map((port) => port.name).join(", ")}`
      : spec.map((port) => port.name).join(", ") || "none";
  const params = Object.entries(type.params).map(
    ([name, field]) => `  ${name} (${field.kind}${field.required === true ? ", required" : ""})  ${describe(field)}\n`,
  );
  return [
    `${type.type}@${type.version}  ${type.title}\n\n${type.docs.summary}\n`,
    ...(type.docs.details === undefined ? [] : [`\n${type.docs.details}\n`]),
    `\ninputs   ${ports(type.inputs)}\noutputs  ${ports(type.outputs)}, error\n`,
    ...(params.length === 0 ? [] : ["\nparams\n", ...params]),
  ].join("");
}

function describe(field: Field): string {
  const standard = "default" in field && field.default !== undefined ? ` [${JSON.stringify(field.default)}]` : "";
  return `${field.label}${field.help === undefined ? "" : `: ${field.help}`}${standard}`;
}
