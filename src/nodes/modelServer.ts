import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { webHost } from "../host/webHost.ts";
import type { NodeHost } from "../model/host.ts";
import type { Json, JsonObject } from "../model/json.ts";

export type Asked = { readonly path: string; readonly headers: Record<string, unknown>; readonly body: JsonObject };
/** An answer: JSON, events in pieces of bytes, or a status with a body. `hang` begins and never ends. */
export type Answer =
  | { readonly json: Json; readonly status?: number; readonly headers?: Record<string, string> }
  | { readonly text: string; readonly status?: number; readonly type?: string }
  | { readonly pieces: readonly (string | Uint8Array)[]; readonly hang?: boolean };

/** A server on this machine that answers with one answer after the other, for as long as the test; what it was asked is kept. */
export async function modelServer(
  ...answers: readonly Answer[]
): Promise<{ baseUrl: string; asked: Asked[]; host: Partial<NodeHost>; signal: AbortSignal; abort(): void }> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = answers[asked.length] ?? { text: "no answer is left", status: 500 };
    asked.push({ path: request.url ?? "", headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as JsonObject });
    if ("pieces" in answer) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const piece of answer.pieces) await new Promise((sent) => response.write(piece, sent));
      if (answer.hang !== true) response.end();
      return;
    }
    const [type, body] = "json" in answer ? ["application/json", JSON.stringify(answer.json)] : [answer.type ?? "text/plain", answer.text];
    response.writeHead(answer.status ?? 200, { "content-type": type, ...("headers" in answer ? answer.headers : {}) }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const ended = new AbortController();
  const web = webHost();
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    host: {
      fetch: (request) => web.fetch(request, ended.signal),
      openStream: (request) => web.openStream?.(request, ended.signal) as ReturnType<NodeHost["openStream"]>,
    },
    signal: ended.signal,
    abort: () => ended.abort(),
  };
}

/** Events as they go over the wire. */
export function eventText(...events: readonly Json[]): string {
  return events.map((event) => `${eventName(event)}data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`).join("");
}

function eventName(event: Json): string {
  const { type } = event as { readonly type?: string };
  return type === undefined ? "" : `event: ${type}\n`;
}

/** An answer of a chat completion. */
export function completion(content: string, more: JsonObject = {}): Answer {
  const choice = {
    index: 0,
    message: { role: "assistant", content, ...more },
    finish_reason: more.tool_calls === undefined ? "stop" : "tool_calls",
  };
  return {
    json: { id: "c1", object: "chat.completion", model: "m-1", choices: [choice], usage: { prompt_tokens: 7, completion_tokens: 3 } },
  };
}
