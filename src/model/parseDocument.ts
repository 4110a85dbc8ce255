import { checkShape } from "./checkShape.ts";
import { parseEdge } from "./edge.ts";
import { edgesOf } from "./graph.ts";
import { emptyRecord, isObject, type Json } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { CURRENT_FORMAT, migrate } from "./migrate.ts";
import { plainValue } from "./plainValue.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import type { TextDocument } from "./textDocument.ts";
import { withLines } from "./withLines.ts";
import type { Workflow } from "./workflow.ts";

export type ParsedWorkflow = {
  /** Undefined where the document does not have the shape of a workflow; `problems` says why. */
  readonly workflow: Workflow | undefined;
  readonly problems: readonly Problem[];
};

/** Makes a workflow of a text that was read; never throws. Problems carry path and line. */
export function parseDocument(source: TextDocument, limits: Partial<Limits> = {}): ParsedWorkflow {
  if (source.value === undefined) return { workflow: undefined, problems: source.problems };
  const { workflow, problems } = parseValue(source.value, limits);
  return { workflow, problems: withLines([...source.problems, ...problems], source.lineOf) };
}

/**
 * Makes a workflow of any value; never throws. The workflow is a deep copy in records without a prototype. It is
 * undefined when a value has the wrong type, so a workflow always has the shape of its type; everything else that is
 * wrong is a problem beside it.
 */
export function parseValue(value: unknown, limits: Partial<Limits> = {}): ParsedWorkflow {
  const { nodes: maxNodes, ...size }: Limits = { ...DEFAULT_LIMITS, ...limits };
  const copy = plainValue(value, size);
  if (copy.value === undefined) return { workflow: undefined, problems: copy.problems };
  if (!isObject(copy.value)) {
    const message = `A workflow is a map that begins with “format: vwmp/1”; this is ${kindOf(copy.value)}.`;
    return { workflow: undefined, problems: [...copy.problems, error("wrong-type", message, [])] };
  }
  const document = migrate(copy.value as Record<string, Json>);
  const count = isObject(document["nodes"]) ? Object.keys(document["nodes"]).length : 0;
  if (count > maxNodes) {
    const message = `The workflow has ${count} nodes; at most ${maxNodes} are read. Split it, or raise the limit.`;
    return { workflow: undefined, problems: [...copy.problems, error("too-many-nodes", message, ["nodes"])] };
  }
  const problems = [...copy.problems, ...checkShape(document), ...edgeProblems(document["edges"])];
  return { workflow: problems.some((problem) => isStructural(problem, document)) ? undefined : complete(document), problems };
}

/** Whether no workflow can be made: a wrong type anywhere, no nodes, a node without type, a foreign format. */
function isStructural({ code, path }: Problem, document: Readonly<Record<string, Json>>): boolean {
  if (code === "wrong-type") return true;
  if (code === "missing-value") return path.length !== 1 || path[0] !== "name";
  return code === "unknown-format" && document["format"] !== undefined;
}

function edgeProblems(edges: unknown): Problem[] {
  if (!Array.isArray(edges)) return [];
  const sound = edges.every((edge) => typeof edge === "string") && edgesOf({ edges }).length === edges.length;
  if (sound) return [];
  return edges.flatMap((edge: unknown, index) =>
    typeof edge !== "string" || parseEdge(edge) !== undefined
      ? []
      : [error("bad-edge", `“${edge.slice(0, 100)}” is not an edge; write “from -> to” or “from.port -> to.port”.`, ["edges", index])],
  );
}

function complete(document: Readonly<Record<string, Json>>): Workflow {
  const workflow = emptyRecord<Json>();
  for (const key of Object.keys(document)) workflow[key] = document[key] as Json;
  workflow["format"] = CURRENT_FORMAT;
  workflow["name"] ??= "";
  workflow["edges"] ??= [];
  return workflow as unknown as Workflow;
}

function error(code: ProblemCode, message: string, path: Problem["path"]): Problem {
  return { code, severity: "error", message, path };
}
