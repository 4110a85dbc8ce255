import { NodeError } from "../model/failure.ts";
import type { HttpRequest } from "../model/host.ts";
import { percentEncoded, type RunSecrets, type Write } from "./runSecrets.ts";
import { asBytes, binaryOf } from "./secretPattern.ts";

/** The request as a host gets it: its address, headers, body and credentials with the secrets they hold, for the host of `url` alone. */
export function filledRequest(secrets: RunSecrets | undefined, request: HttpRequest, url: URL): HttpRequest {
  const { auth, ...given } = request;
  const withAuth = auth === undefined ? given : { ...given, headers: authorised(secrets, given.headers, auth, url.host) };
  if (secrets === undefined) return { ...withAuth, url: url.href };
  const { body } = given;
  return {
    ...withAuth,
    url: secrets.fill(url.href, url.host),
    headers: withAuth.headers.map(([name, value]) => [name, secrets.fill(value, url.host, headerWriter(name))] as const),
    ...(body === undefined ? {} : { body: filledBody(secrets, body, url.host, given.headers) }),
  };
}

/** True for a header whose value holds a secret: it goes to the origin it was meant for, and to no other. */
export function holdsSecret(secrets: RunSecrets | undefined, [, value]: readonly [string, string]): boolean {
  return secrets?.in(value) === true;
}

/** True for a request that a secret is filled into. */
export function usesSecret(secrets: RunSecrets | undefined, request: HttpRequest, url: URL): boolean {
  if (secrets === undefined) return false;
  const { body, auth, headers } = request;
  const texts = [url.href, ...headers.map(([, value]) => value), auth?.user ?? "", auth?.password ?? ""];
  return texts.some((text) => secrets.in(text)) || (body !== undefined && secrets.in(typeof body === "string" ? body : textIn(body)));
}

/** The text of a message on an open connection. */
export function filledMessage(secrets: RunSecrets, text: string, host: string): string {
  return secrets.fill(text, host, /^\s*[[{"]/.test(text) ? inJson : undefined);
}

type Headers = HttpRequest["headers"];

function authorised(secrets: RunSecrets | undefined, headers: Headers, auth: NonNullable<HttpRequest["auth"]>, host: string): Headers {
  const fill = (text: string): string => secrets?.fill(text, host) ?? text;
  const user = fill(auth.user);
  if (user.includes(":")) throw new NodeError("bad-auth", "The user name of basic authentication cannot hold a colon.");
  const value = `Basic ${btoa(asBytes(`${user}:${fill(auth.password)}`))}`;
  return [...headers.filter(([name]) => name.toLowerCase() !== "authorization"), ["authorization", value]];
}

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

function filledBody(secrets: RunSecrets, body: string | Uint8Array, host: string, headers: Headers): string | Uint8Array {
  if (typeof body === "string") return secrets.fill(body, host, writerFor(headers));
  const binary = binaryOf(body);
  const filled = secrets.fillBytes(binary, host);
  return filled === binary ? body : Uint8Array.from(filled, (character) => character.charCodeAt(0));
}

function writerFor(headers: Headers): Write | undefined {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  if (/[/+]json\b/i.test(type)) return inJson;
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? percentEncoded : undefined;
}

function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** Bytes as text, for looking: what stands for a secret is UTF-8. */
function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
