import { NodeError } from "../model/failure.ts";
import type { HttpRequest } from "../model/host.ts";
import { basicAuth } from "./basicAuth.ts";
import type { SecretDesk } from "./secretDesk.ts";
import { binaryOf } from "./secretPattern.ts";
import { inJson, percentEncoded, type Write } from "./secretWriting.ts";

/** The request as a host gets it: its address, headers, body and credentials with the secrets they hold, for the host of `url` alone. */
export function filledRequest(desk: SecretDesk, { auth, ...given }: HttpRequest, url: URL): HttpRequest {
  const { host } = url;
  const { body, headers } = given;
  const filled = headers.map(([name, value]) => [name, desk.fill(value, host, headerWriter(name))] as const);
  const credentials = auth && { ...auth, user: desk.fill(auth.user, host), password: desk.fill(auth.password, host) };
  return basicAuth({
    ...given,
    url: desk.fill(url.href, host),
    headers: filled,
    ...(body === undefined ? {} : { body: filledBody(desk, body, host, headers) }),
    ...(credentials && { auth: credentials }),
  });
}

/** True for a request that a secret is filled into. */
export function usesSecret(desk: SecretDesk, { body, auth, headers }: HttpRequest, url: URL): boolean {
  const texts = [url.href, ...headers.map(([, value]) => value), auth?.user ?? "", auth?.password ?? ""];
  return texts.some((text) => desk.isIn(text)) || (body !== undefined && desk.isIn(typeof body === "string" ? body : textIn(body)));
}

type Headers = HttpRequest["headers"];

function headerWriter(header: string): Write {
  return (value, name) => {
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value;
    throw new NodeError(
      "bad-header",
      `The secret “${name}” cannot be sent in the header ${header}: it holds a line break or another character that headers cannot hold.`,
      {
        param: "headers",
        hint: "Look whether it was stored with a line break at its end.",
      },
    );
  };
}

function filledBody(desk: SecretDesk, body: string | Uint8Array, host: string, headers: Headers): string | Uint8Array {
  if (typeof body === "string") return desk.fill(body, host, writerFor(headers));
  const binary = binaryOf(body);
  const filled = desk.fillBytes(binary, host);
  return filled === binary ? body : Uint8Array.from(filled, (character) => character.charCodeAt(0));
}

function writerFor(headers: Headers): Write | undefined {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  if (/[/+]json\b/i.test(type)) return inJson;
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? percentEncoded : undefined;
}

/** Bytes as text, for looking: what stands for a secret is UTF-8. */
function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
