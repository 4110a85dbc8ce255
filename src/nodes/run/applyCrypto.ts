import { NodeError } from "../../model/failure.ts";
import { isFileItem } from "../../model/fileItem.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { cryptoParams } from "../crypto.ts";
import { asRecord, copyRecord, setKey } from "../support/copyRecord.ts";
import { bytesToText, textToBytes } from "../support/crypto/bytesText.ts";
import { hashOf, hmacOf } from "../support/crypto/digests.ts";
import { drawnBytes, uuidOfTime } from "../support/crypto/drawnBytes.ts";
import { signJwt, verifyJwt } from "../support/crypto/jwt.ts";
import { openText, sealText } from "../support/crypto/sealText.ts";
import { signBytes, verifyBytes } from "../support/crypto/signatures.ts";
import { totp } from "../support/crypto/totp.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { requireText } from "../support/requireText.ts";

type Context = RunContext<typeof cryptoParams>;

/** Files to sign have to be in memory whole. */
const MOST_SIGNED = 100_000_000;
/** Sealed text lies in memory several times over. */
const MOST_SEALED = 20_000_000;

/** The item with what the operation gives. */
export async function applyCrypto(context: Context): Promise<RunResult> {
  const { item, params } = context;
  const value = await OPERATIONS[params.op](context);
  if (params.as === "") return [value];
  const result = copyRecord(asRecord(item));
  setKey(result, params.as, value);
  return result;
}

const OPERATIONS: { readonly [op in Context["params"]["op"]]: (context: Context) => Json | Promise<Json> } = {
  hash: async (context) => written(context, await hashOf(context.params.hash, await piecesOf(context))),
  hmac: async (context) => {
    const key = new TextEncoder().encode(await keyOf(context));
    return written(context, await hmacOf(context.params.hash, key, await piecesOf(context)));
  },
  sign: async (context) => written(context, await signBytes(context.params.scheme, await keyOf(context), await bytesOf(context))),
  verify: async (context) => {
    const { scheme, signature, encoding } = context.params;
    const given = textToBytes(requireText(signature, "signature", "signature"), encoding, "signature");
    if (given.length === 0)
      throw new NodeError("no-signature", "The signature is missing.", { param: "signature", hint: "Point “signature” at its field." });
    return verifyBytes(scheme, await keyOf(context), given, await bytesOf(context));
  },
  encrypt: async (context) => sealText(shortText(context), await keyOf(context), drawnBytes(32, context.host.random)),
  decrypt: async (context) => openText(shortText(context), await keyOf(context)),
  random: (context) => written(context, drawnBytes(context.params.bytes, context.host.random)),
  uuid: ({ params, host }) => (params.uuid === "v4" ? host.uuid() : uuidOfTime(host.now(), host.random)),
  "jwt-sign": async (context) => signJwt(context.params.token, await keyOf(context), claimsOf(context)),
  "jwt-verify": async (context) => {
    const leeway = requireDuration(context.params.leeway, "leeway") / 1000;
    const token = requireText(context.params.data, "data", "token");
    return verifyJwt(token, { algorithm: context.params.token, key: await keyOf(context), now: context.host.now(), leeway });
  },
  totp: async (context) => {
    const { period, digits, codeHash } = context.params;
    return totp(await keyOf(context), { now: context.host.now(), period, digits, hash: codeHash });
  },
};

async function keyOf({ params, host }: Context): Promise<string> {
  const key = typeof params.key === "string" ? await host.reveal(params.key) : "";
  if (key !== "") return key;
  throw new NodeError("no-key", "The key is missing.", { param: "key", hint: "Keep it as a secret and write ${secrets.NAME}." });
}

function written({ params }: Context, bytes: Uint8Array): string {
  return bytesToText(bytes, params.encoding);
}

async function piecesOf({ params, host }: Context): Promise<AsyncIterable<Uint8Array> | readonly Uint8Array[]> {
  if (isFileItem(params.data)) return (await host.fileOf(params.data)).pieces;
  return [new TextEncoder().encode(plainText(params.data))];
}

async function bytesOf({ params, host }: Context): Promise<Uint8Array<ArrayBuffer>> {
  if (isFileItem(params.data)) return new Uint8Array(await host.bytesOf(params.data, MOST_SIGNED));
  return new TextEncoder().encode(plainText(params.data));
}

function shortText({ params }: Context): string {
  const text = plainText(params.data);
  if (text.length <= MOST_SEALED) return text;
  throw new NodeError("text-too-long", `The text has more than ${MOST_SEALED} characters.`, {
    param: "data",
    hint: "Encrypt it in parts.",
  });
}

/** As it is: a byte order mark is part of what is hashed. */
function plainText(value: Json | undefined): string {
  return typeof value === "string" ? value : requireText(value, "data", "given");
}

function claimsOf({ params, host }: Context): JsonObject {
  const { claims } = params;
  if (!isObject(claims)) {
    throw new NodeError("bad-claims", "The claims are no object.", {
      param: "claims",
      hint: 'Give an object, for example {"sub": "ada"}.',
    });
  }
  const now = Math.floor(host.now() / 1000);
  const all = copyRecord(claims as JsonObject);
  if (!Object.hasOwn(all, "iat")) setKey(all, "iat", now);
  const lasts = requireDuration(params.expires, "expires");
  if (lasts > 0) setKey(all, "exp", now + Math.ceil(lasts / 1000));
  return all as JsonObject;
}
