import { NodeError } from "../../../model/failure.ts";
import type { Item } from "../../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../../model/json.ts";
import type { Control } from "../../../model/nodeType.ts";
import { checkAnswer, requireSchema } from "./checkAnswer.ts";
import type { ToolCall } from "./modelRequest.ts";

export type AgentTool = {
  readonly name: string;
  readonly description: string;
  readonly workflow: string;
  readonly output: string;
  readonly parameters: Json;
};
export type CallTool = (call: ToolCall) => Promise<{ readonly result: Json; readonly text: string }>;

type Surroundings = {
  readonly control: Control;
  readonly signal: AbortSignal;
  readonly params: { readonly onToolError: "tell" | "fail"; readonly resultLength: number };
  log(message: string, data?: Json): void;
};

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** The tools by name; a name or schema that no model could call fails with the param. */
export function checkTools(tools: readonly AgentTool[]): ReadonlyMap<string, AgentTool> {
  const named = new Map<string, AgentTool>();
  for (const tool of tools) {
    if (!NAME.test(tool.name)) {
      throw new NodeError("bad-value", `“${tool.name}” cannot be the name of a tool.`, {
        param: "tools",
        hint: "Write letters, digits, _ and -, at most 64, as in look_up_order.",
      });
    }
    if (named.has(tool.name)) throw new NodeError("bad-value", `The tool “${tool.name}” is there twice.`, { param: "tools" });
    requireSchema(tool.parameters, "tools");
    named.set(tool.name, tool);
  }
  return named;
}

/** Calls the workflow behind a tool. What the model did wrong, and a tool's failure unless it is to fail, is told to the model. */
export function toolCaller({ control, signal, params, log }: Surroundings, tools: ReadonlyMap<string, AgentTool>): CallTool {
  const tell = (problem: string) => {
    log(problem);
    return { result: { error: problem }, text: `Error: ${problem}` };
  };
  return async ({ name, arguments: given }) => {
    const tool = tools.get(name);
    if (tool === undefined) return tell(`There is no tool “${name.slice(0, 100)}”.`);
    const checked = checkAnswer(given.trim() === "" ? "{}" : given, tool.parameters as JsonObject, "tools");
    if (!("value" in checked)) return tell(`The arguments of ${name} do not match${at(checked.pointer)}: ${checked.problem}`);
    if (!isObject(checked.value)) return tell(`The arguments of ${name} are no object.`);
    const parameters = checked.value as JsonObject;
    try {
      const result = resultOf(await control.call({ workflow: tool.workflow, parameters, input: [parameters] }), tool.output);
      return { result, text: shortened(JSON.stringify(result), params.resultLength, log) };
    } catch (error) {
      if (signal.aborted || params.onToolError === "fail" || !(error instanceof NodeError) || error.kind === "cancelled") throw error;
      return tell(`The tool ${name} failed: ${error.message}`);
    }
  };
}

/** The item of the output named, or the list where they are not one; without a name, that of the only output or all by name. */
function resultOf(outputs: { readonly [output: string]: readonly Item[] }, name: string): Json {
  const [first, ...others] = Object.values(outputs);
  const items = name !== "" ? (own(outputs, name) ?? []) : others.length === 0 ? first : undefined;
  if (items === undefined) return outputs;
  return items.length === 1 ? (items[0] as Json) : items;
}

function shortened(text: string, length: number, log: (message: string) => void): string {
  if (text.length <= length) return text;
  log(`The result has ${text.length} characters; the model reads the first ${length}.`);
  return `${text.slice(0, length)} … (cut: ${text.length - length} characters more)`;
}

function at(pointer: string): string {
  return pointer === "" ? "" : ` at ${pointer}`;
}
