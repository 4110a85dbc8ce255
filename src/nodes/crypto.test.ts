import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { crypto } from "./crypto.ts";
import { runNode } from "./runNode.ts";

type Given = Parameters<typeof runNode>[1];

async function result(params: Record<string, unknown>, more: Given = {}): Promise<Item | undefined> {
  return (await runNode(crypto, { params: { as: "", ...params }, ...more })).out?.[0];
}

test.each([
  ["sha-256", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  [
    "sha-512",
    "abc",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  ],
  ["sha-1", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"],
  ["md5", "message digest", "f96b697d7cb7938d525a2f31aaf161d0"],
])("%s of the published vectors", async (hash, data, expected) => {
  expect(await result({ hash, data: () => data })).toBe(expected);
});

test("HMAC of RFC 4231 and RFC 2202", async () => {
  const data = "what do ya want for nothing?";
  expect(await result({ op: "hmac", key: "Jefe", data })).toBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  expect(await result({ op: "hmac", key: "Jefe", data, hash: "md5" })).toBe("750c783e6ab0b503eaa86e310a5db738");
});

test.each([
  [59, "sha-1", "12345678901234567890", "94287082"],
  [1111111109, "sha-1", "12345678901234567890", "07081804"],
  [20000000000, "sha-1", "12345678901234567890", "65353130"],
  [59, "sha-256", "12345678901234567890123456789012", "46119246"],
])("the one-time code of RFC 6238 at %i with %s", async (seconds, codeHash, secret, code) => {
  const key = base32(secret);
  expect(await result({ op: "totp", key, digits: 8, codeHash }, { host: { now: () => seconds * 1000 } })).toBe(code);
});

function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

test("Ed25519 signs as in RFC 8032, test 1, with the key of RFC 8037", async () => {
  const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  const jwk = { kty: "OKP", crv: "Ed25519", d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", x };
  expect(await result({ op: "sign", key: () => JSON.stringify(jwk), data: () => "" })).toBe(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  );
});

test.each([
  ["ed25519", generateKeyPairSync("ed25519")],
  ["ecdsa", generateKeyPairSync("ec", { namedCurve: "P-256" })],
  ["rsa", generateKeyPairSync("rsa", { modulusLength: 2048 })],
  ["rsa-pss", generateKeyPairSync("rsa", { modulusLength: 2048 })],
] as const)("%s: what one key signs the other verifies, as PEM and as JWK", async (scheme, { privateKey, publicKey }) => {
  const key = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  const signature = await result({ op: "sign", scheme, key, data: "a text" });
  for (const open of [publicKey.export({ type: "spki", format: "pem" }) as string, JSON.stringify(publicKey.export({ format: "jwk" }))]) {
    const check = { op: "verify", scheme, key: () => open, signature };
    expect(await result({ ...check, data: "a text" })).toBe(true);
    expect(await result({ ...check, data: "another" })).toBe(false);
  }
});

test("a key that does not fit is named, never quoted", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const old = privateKey.export({ type: "pkcs1", format: "pem" }) as string;
  for (const key of [
    old,
    "hunter2-is-my-key",
    '{"kty":"EC","d":"hunter2"}',
    "{hunter2",
    "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----",
  ]) {
    const failed = await result({ op: "sign", scheme: "rsa", key: () => key, data: "x" }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "bad-key", param: "key" });
    expect(JSON.stringify([(failed as Error).message, (failed as Error).stack?.split("\n")[0]])).not.toContain("hunter2");
  }
  await expect(result({ op: "hmac", data: "x" })).rejects.toMatchObject({ code: "no-key" });
});

test("encrypted text opens with its passphrase alone, and a repeated run writes it again", async () => {
  const seal = { op: "encrypt", key: "correct horse" };
  const sealed = (await result({ ...seal, data: "Grüße 👋" })) as string;
  expect(await result({ ...seal, data: "Grüße 👋" })).toBe(sealed);
  expect(await result({ op: "decrypt", key: "correct horse", data: sealed })).toBe("Grüße 👋");
  await expect(result({ op: "decrypt", key: "wrong", data: sealed })).rejects.toMatchObject({ code: "cannot-decrypt" });
  const changed = `${sealed.slice(0, -1)}${sealed.endsWith("A") ? "B" : "A"}`.replace(
    /^.{60}./,
    (text) => `${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`,
  );
  await expect(result({ op: "decrypt", key: "correct horse", data: changed })).rejects.toMatchObject({ code: "cannot-decrypt" });
  await expect(result({ op: "decrypt", key: "x", data: "AAAA" })).rejects.toMatchObject({ code: "not-encrypted" });
  const other = (await result({ ...seal, data: "another text" })) as string;
  expect(nonceOf(other), "the same chance never gives a nonce twice under one key").not.toBe(nonceOf(sealed));
});

function nonceOf(sealed: string): string {
  return Buffer.from(sealed, "base64url").subarray(21, 33).toString("hex");
}

test("a sealed text that asks for endless work is refused", async () => {
  const bytes = Buffer.alloc(60);
  bytes[0] = 1;
  bytes.writeUInt32BE(0xffffffff, 1);
  await expect(result({ op: "decrypt", key: "x", data: bytes.toString("base64url") })).rejects.toMatchObject({ code: "not-encrypted" });
});

test("random bytes and ids come from the host, so that a run repeats", async () => {
  const host = { random: () => 0.999, now: () => 0x017f22e279b0 };
  expect(await result({ op: "random", bytes: 4 }, { host })).toBe("ffffffff");
  expect(await result({ op: "uuid", uuid: "v7" }, { host })).toBe("017f22e2-79b0-7fff-bfff-ffffffffffff");
  expect(await result({ op: "uuid" })).toBe("00000000-0000-4000-8000-000000000001");
});

test("a token holds until it runs out, and for the leeway longer", async () => {
  const now = Date.UTC(2024, 0, 1);
  const token = (await result({ op: "jwt-sign", key: "s3cret", claims: () => ({ sub: "ada" }), expires: "10s" })) as string;
  const [head, body] = token.split(".");
  expect([head, body].map((part) => JSON.parse(Buffer.from(part as string, "base64url").toString()))).toEqual([
    { alg: "HS256", typ: "JWT" },
    { sub: "ada", iat: now / 1000, exp: now / 1000 + 10 },
  ]);
  const check = { op: "jwt-verify", data: token, key: "s3cret" };
  expect(await result(check, { host: { now: () => now + 9999 } })).toEqual({ sub: "ada", iat: now / 1000, exp: now / 1000 + 10 });
  await expect(result(check, { host: { now: () => now + 10_000 } })).rejects.toMatchObject({ code: "jwt-expired" });
  expect(await result({ ...check, leeway: "5s" }, { host: { now: () => now + 14_000 } })).toMatchObject({ sub: "ada" });
  await expect(result({ ...check, key: "other" })).rejects.toMatchObject({ code: "jwt-signature" });
});

test("a token is not believed in what it says of itself", async () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const verifying = (data: string) => result({ op: "jwt-verify", key: "k", data });
  await expect(verifying(`${part({ alg: "none" })}.${part({})}.`)).rejects.toMatchObject({ code: "jwt-algorithm" });
  await expect(verifying(`${part({ alg: "HS256", crit: ["x"] })}.${part({})}.`)).rejects.toMatchObject({ code: "jwt-critical" });
  await expect(verifying("a.b")).rejects.toMatchObject({ code: "jwt-syntax" });
  await expect(verifying(`!.${part({})}.`)).rejects.toMatchObject({ code: "jwt-syntax" });
  const early = (await result({ op: "jwt-sign", key: "k", claims: () => ({ nbf: 4e9 }) })) as string;
  await expect(verifying(early)).rejects.toMatchObject({ code: "jwt-not-yet" });
  const odd = (await result({ op: "jwt-sign", key: "k", claims: () => ({ exp: "tomorrow" }), expires: 0 })) as string;
  await expect(verifying(odd)).rejects.toMatchObject({ code: "jwt-claims" });
});

test("ES256 and RS256 tokens hold by the public key", async () => {
  for (const [token, pair] of [
    ["ES256", generateKeyPairSync("ec", { namedCurve: "P-256" })],
    ["RS256", generateKeyPairSync("rsa", { modulusLength: 2048 })],
  ] as const) {
    const key = pair.privateKey.export({ type: "pkcs8", format: "pem" }) as string;
    const data = await result({ op: "jwt-sign", token, key, claims: () => ({ sub: "ada" }) });
    const open = pair.publicKey.export({ type: "spki", format: "pem" }) as string;
    expect(await result({ op: "jwt-verify", token, key: open, data })).toMatchObject({ sub: "ada" });
    await expect(result({ op: "jwt-verify", token: "HS256", key: open, data })).rejects.toMatchObject({ code: "jwt-algorithm" });
  }
});

test("what is no text or badly written fails with its param", async () => {
  await expect(result({ data: () => 5 })).rejects.toMatchObject({ code: "not-text", param: "data" });
  await expect(result({ data: () => undefined })).rejects.toMatchObject({ code: "not-text" });
  await expect(result({ op: "verify", key: "k", data: "x", signature: "zz" })).rejects.toMatchObject({
    code: "bad-encoding",
    param: "signature",
  });
  await expect(result({ op: "jwt-sign", key: "k", claims: () => [1] })).rejects.toMatchObject({ code: "bad-claims" });
  await expect(result({ op: "totp", key: "1!" })).rejects.toMatchObject({ code: "bad-key" });
});

test("a key goes through the host, and does not come out again", async () => {
  const asked: string[] = [];
  const reveal = async (text: string): Promise<string> => {
    asked.push(text);
    return "hunter2";
  };
  const { out } = await runNode(crypto, { params: { op: "hmac", data: "x", key: () => "SECRET" }, host: { reveal }, input: [{ a: 1 }] });
  expect(asked).toEqual(["SECRET"]);
  expect(JSON.stringify(out)).not.toMatch(/hunter2|SECRET/);
});

test("hostile names are plain data", async () => {
  const { out } = await runNode(crypto, { params: { data: "x", as: "__proto__" } });
  expect(Object.keys(out?.[0] as object)).toEqual(["__proto__"]);
});
