import { NodeError } from "../../../model/failure.ts";
import { isObject, type Json, type JsonObject } from "../../../model/json.ts";
import { bytesToText, textToBytes } from "./bytesText.ts";
import { hmacOf, sameBytes } from "./digests.ts";
import { signBytes, verifyBytes } from "./signatures.ts";

/** A way of signing a token. */
export type JwtAlgorithm = "HS256" | "RS256" | "ES256";

const SCHEME = { RS256: "rsa", ES256: "ecdsa" } as const;
const MOST_CHARACTERS = 100_000;

/** A signed token (RFC 7519, compact) with these claims. */
export async function signJwt(algorithm: JwtAlgorithm, key: string, claims: JsonObject): Promise<string> {
  const head = `${part({ alg: algorithm, typ: "JWT" })}.${part(claims)}`;
  const bytes = new TextEncoder().encode(head);
  const signature =
    algorithm === "HS256"
      ? await hmacOf("sha-256", new TextEncoder().encode(key), [bytes])
      : await signBytes(SCHEME[algorithm], key, bytes);
  return `${head}.${bytesToText(signature, "base64url")}`;
}

/** The claims of a token whose signature and times hold; the algorithm is the caller's choice, never the token's. */
export async function verifyJwt(
  token: string,
  {
    algorithm,
    key,
    now,
    leeway,
  }: { readonly algorithm: JwtAlgorithm; readonly key: string; readonly now: number; readonly leeway: number },
): Promise<JsonObject> {
  const parts = token.trim().split(".", 4);
  if (parts.length !== 3 || token.length > MOST_CHARACTERS) throw invalid("jwt-syntax", "The text is no signed token of three parts.");
  const [head, body, signature] = parts as [string, string, string];
  const header = read(head);
  if (header.alg !== algorithm) throw invalid("jwt-algorithm", `The token is not signed with ${algorithm}.`);
  if (header.crit !== undefined) throw invalid("jwt-critical", "The token demands extensions that are not known here.");
  const given = textToBytes(signature, "base64url", "data");
  const bytes = new TextEncoder().encode(`${head}.${body}`);
  const holds =
    algorithm === "HS256"
      ? sameBytes(await hmacOf("sha-256", new TextEncoder().encode(key), [bytes]), given)
      : await verifyBytes(SCHEME[algorithm], key, given, bytes);
  if (!holds) throw invalid("jwt-signature", "The signature of the token does not hold.");
  const claims = read(body);
  checkTimes(claims, now / 1000, leeway);
  return claims;
}

function checkTimes(claims: JsonObject, now: number, leeway: number): void {
  for (const name of ["exp", "nbf"]) {
    if (Object.hasOwn(claims, name) && typeof claims[name] !== "number")
      throw invalid("jwt-claims", `“${name}” of the token is no number.`);
  }
  const { exp, nbf } = claims;
  if (typeof exp === "number" && now >= exp + leeway) throw invalid("jwt-expired", `The token ran out at ${instant(exp)}.`);
  if (typeof nbf === "number" && now < nbf - leeway) throw invalid("jwt-not-yet", `The token is valid only from ${instant(nbf)}.`);
}

function instant(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

function part(value: Json): string {
  return bytesToText(new TextEncoder().encode(JSON.stringify(value)), "base64url");
}

function read(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(textToBytes(text, "base64url", "data")));
  } catch {
    throw invalid("jwt-syntax", "A part of the token is no JSON in base64url.");
  }
  if (!isObject(value)) throw invalid("jwt-syntax", "A part of the token is no object.");
  return value as JsonObject;
}

function invalid(code: string, message: string): NodeError {
  return new NodeError(code, message, { param: "data", hint: "Ask for a new token, or check algorithm and key." });
}
