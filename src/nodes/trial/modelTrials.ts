import type { Json, JsonObject } from "../../model/json.ts";
import { FAILING, type Trial } from "./observeRun.ts";

/** One answer in the words of both protocols. */
const reply = (text: string): Json => ({
  choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: text } }],
  type: "message",
  role: "assistant",
  content: [{ type: "text", text }],
  stop_reason: "end_turn",
  usage: { prompt_tokens: 10, completion_tokens: 10, input_tokens: 10, output_tokens: 10 },
  data: [0, 1].map((index) => ({ index, embedding: [1, index] })),
});
const SERVER = { baseUrl: "https://api.example.com/v1", model: "m" };
const INPUT = [{ id: 1, text: "A text." }];
const asked = (params: JsonObject, text: string): Trial => ({
  params: { ...SERVER, ...params },
  input: INPUT,
  answers: [{ json: reply(text) }],
});

const CALL: Json = {
  choices: [
    {
      index: 0,
      finish_reason: "tool_calls",
      message: { role: "assistant", content: "", tool_calls: [{ id: "1", type: "function", function: { name: "look", arguments: "{}" } }] },
    },
  ],
  usage: { prompt_tokens: 10, completion_tokens: 10 },
};
const TOOL = { name: "look", description: "Looks.", workflow: "first" };

export const modelTrials: { readonly [type: string]: readonly Trial[] } = {
  "chat-model": [asked({ stream: false }, "Yes."), asked({}, "Yes.")],
  classify: [asked({ labels: [{ label: "id" }, { label: "good" }] }, '{"label":"good"}')],
  extract: [asked({ fields: [{ name: "id" }] }, '{"id":null}'), asked({ fields: [{ name: "id", type: "text" }] }, '{"id":"7"}')],
  agent: [
    asked({ tools: [TOOL] }, "Done."),
    { params: { ...SERVER, tools: [TOOL] }, input: INPUT, answers: [{ json: CALL }, { json: reply("Done.") }] },
    { params: { ...SERVER, tools: [{ ...TOOL, workflow: FAILING }] }, input: INPUT, answers: [{ json: CALL }, { json: reply("Done.") }] },
    {
      params: { ...SERVER, tools: [{ ...TOOL, parameters: { type: "object", required: ["id"] } }] },
      input: INPUT,
      answers: [{ json: CALL }, { json: reply("Done.") }],
    },
  ],
  summarise: [asked({}, "Short."), { ...asked({ chunk: 500 }, "Short."), input: [{ text: "A sentence of words. ".repeat(100) }] }],
  embed: [{ ...asked({}, ""), input: [...INPUT, { id: 2, text: "Another." }] }],
};
