import { NodeError } from "../../../model/failure.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { askModel, type ModelPlace } from "./askModel.ts";
import { checkAnswer } from "./checkAnswer.ts";
import type { ModelHost } from "./modelAddress.ts";
import type { ModelReply, ModelRequest } from "./modelRequest.ts";

type Asking = {
  readonly host: ModelHost;
  readonly place: ModelPlace;
  readonly request: ModelRequest & { readonly schema: JsonObject };
  /** The param that holds the schema. */
  readonly param: string;
  readonly onPiece?: ((text: string) => void) | undefined;
  log(message: string, data?: Json): void;
};

/**
 * Asks for an answer by a schema. One that does not match goes back to the model once with what is wrong; then it fails with
 * `schema-mismatch`. The tokens are those of all calls.
 */
export async function askForJson({ host, place, request, param, onPiece, log }: Asking): Promise<ModelReply & { readonly json: Json }> {
  const first = await askModel(host, place, request, onPiece);
  const checked = checkAnswer(first.text, request.schema, param);
  if ("value" in checked) return { ...first, json: checked.value };
  if (first.finishReason === "length") throw cutOff();
  log(`The answer does not match its schema${at(checked.pointer)}: ${checked.problem} It is asked again.`);
  const repair = `That answer does not match the schema${at(checked.pointer)}: ${checked.problem} Answer again, with the JSON alone.`;
  const messages = [
    ...request.messages,
    { role: "assistant" as const, text: first.text === "" ? "(nothing)" : first.text },
    { role: "user" as const, text: repair },
  ];
  const second = await askModel(host, place, { ...request, messages }, onPiece);
  const usage = { input: first.usage.input + second.usage.input, output: first.usage.output + second.usage.output };
  const again = checkAnswer(second.text, request.schema, param);
  if ("value" in again) return { ...second, usage, json: again.value };
  throw new NodeError("schema-mismatch", `The model's answer does not match the schema${at(again.pointer)}: ${again.problem}`, {
    kind: "outside",
    hint: `It was asked twice. Take a simpler schema or a larger model. It answered: ${second.text.slice(0, 200)}`,
  });
}

function at(pointer: string): string {
  return pointer === "" ? "" : ` at ${pointer}`;
}

function cutOff(): NodeError {
  return new NodeError("answer-cut", "The answer ended at the most tokens before its JSON was whole.", {
    param: "maxTokens",
    hint: "Raise the most tokens.",
  });
}
