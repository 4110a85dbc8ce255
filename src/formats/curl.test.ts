import { describe, expect, test } from "vitest";
import { checkParams } from "../model/checkParams.ts";
import { httpRequest } from "../nodes/http-request.ts";
import { isCurl, parseCurl } from "./curl.ts";

const A = "https://api.test/v1/orders";
const json = (name: string, value: string) => ({ name, value });

test.each<[string, string, object]>([
  ["only an address", `curl ${A}`, { url: A }],
  ["an address without a scheme", "curl api.test/a", { url: "http://api.test/a" }],
  ["an address in quotes with a query", `curl '${A}?a=1&b=2'`, { url: `${A}?a=1&b=2` }],
  ["a prompt in front and a pipe behind", `$ curl -s "${A}" | jq '.data'`, { url: A }],
  ["more commands behind", `curl ${A} && echo done`, { url: A }],
  ["an output elsewhere", `curl ${A} > out.json`, { url: A }],
  ["a method", `curl -X DELETE ${A}/1`, { method: "DELETE", url: `${A}/1` }],
  ["a method at once behind its letter", `curl -XPATCH ${A}`, { method: "PATCH", url: A }],
  ["a method in small letters", `curl --request put ${A}`, { method: "PUT", url: A }],
  ["letters in one word", `curl -sSL -o out.bin ${A}`, { url: A, response: "file" }],
  ["only the headers", `curl -I ${A}`, { method: "HEAD", url: A }],
  [
    "headers",
    `curl ${A} -H 'Accept: application/json' -H "X-Key:abc" -H 'X-Empty;' -H 'Host: x' -H 'User-Agent:'`,
    { url: A, headers: [json("Accept", "application/json"), json("X-Key", "abc"), json("X-Empty", "")] },
  ],
  [
    "JSON over several lines",
    `curl -X POST ${A} \\\n  -H "Content-Type: application/json" \\\n  -d '{"id": 1, "tags": ["a"]}'`,
    { method: "POST", url: A, body: "json", json: { id: 1, tags: ["a"] } },
  ],
  [
    "--json",
    `curl --json '{"a":null}' ${A}`,
    { method: "POST", url: A, headers: [json("Accept", "application/json")], body: "json", json: { a: null } },
  ],
  [
    "a type that is JSON by its ending stays",
    `curl ${A} -H 'content-type: application/vnd.api+json' --data '{"a":1}'`,
    { method: "POST", url: A, headers: [json("content-type", "application/vnd.api+json")], body: "json", json: { a: 1 } },
  ],
  [
    "a number too long for JavaScript stays text",
    `curl ${A} -H 'Content-Type: application/json' -d '{"id":12345678901234567890}'`,
    { method: "POST", url: A, headers: [json("Content-Type", "application/json")], body: "text", text: '{"id":12345678901234567890}' },
  ],
  [
    "a form",
    `curl ${A} -d 'a=1&b=x+y' -d c=%26`,
    { method: "POST", url: A, body: "form", form: [json("a", "1"), json("b", "x y"), json("c", "&")] },
  ],
  [
    "a form that is encoded",
    `curl ${A} --data-urlencode 'q=a b&c' --data-urlencode 'n=é'`,
    { method: "POST", url: A, body: "form", form: [json("q", "a b&c"), json("n", "é")] },
  ],
  [
    "JSON that is sent as a form, as cURL does it",
    `curl ${A} -d '{"a":1}'`,
    { method: "POST", url: A, headers: [json("Content-Type", "application/x-www-form-urlencoded")], body: "text", text: '{"a":1}' },
  ],
  [
    "raw data that begins with @",
    `curl ${A} -H 'Content-Type: text/plain' --data-raw '@home'`,
    { method: "POST", url: A, headers: [json("Content-Type", "text/plain")], body: "text", text: "@home" },
  ],
  ["data as a query", `curl -G ${A} -d a=1 --data-urlencode 'q=x y'`, { url: A, query: [json("a", "1"), json("q", "x y")] }],
  ["a query of its own", `curl ${A} --url-query 'q=x y'`, { url: A, query: [json("q", "x y")] }],
  ["user and password", `curl -u ada:p:w ${A}`, { url: A, auth: "basic", user: "ada", password: "p:w" }],
  [
    "a key as the user, as Stripe has it",
    `curl ${A} -u sk_test_123: -d amount=2000`,
    {
      method: "POST",
      url: A,
      auth: "basic",
      user: "sk_test_123",
      password: "",
      body: "form",
      form: [json("amount", "2000")],
    },
  ],
  [
    "user and password in the address",
    "curl https://a%40b:c@api.test/x#top",
    { url: "https://api.test/x", auth: "basic", user: "a@b", password: "c" },
  ],
  ["a token", `curl ${A} -H 'Authorization: Bearer abc.def'`, { url: A, auth: "bearer", token: "abc.def" }],
  ["a token by its option", `curl --oauth2-bearer abc ${A}`, { url: A, auth: "bearer", token: "abc" }],
  [
    "a key of another kind in its header",
    `curl ${A} -H "Authorization: Token 123"`,
    { url: A, headers: [json("Authorization", "Token 123")] },
  ],
  [
    "a form with parts",
    `curl ${A} -F 'name=Ada' -F 'note=hi;type=text/plain' --form-string 'raw=@x'`,
    { method: "POST", url: A, body: "multipart", parts: [json("name", "Ada"), json("note", "hi"), json("raw", "@x")] },
  ],
  [
    "cookies, agent and referer",
    `curl -b 'a=1; b=2' -A 'me/1.0' -e https://x.test/ ${A}`,
    { url: A, headers: [json("Cookie", "a=1; b=2"), json("User-Agent", "me/1.0"), json("Referer", "https://x.test/")] },
  ],
  ["a time limit", `curl -m 2.5 --connect-timeout 1 ${A}`, { url: A, timeout: "2.5s" }],
  [
    "quotes of C",
    `curl ${A} -H 'Content-Type: text/plain' --data-raw $'it\\'s\\n\\u00e9\\x41\\101'`,
    {
      method: "POST",
      url: A,
      headers: [json("Content-Type", "text/plain")],
      body: "text",
      text: "it's\néAA",
    },
  ],
  [
    "quotes in quotes",
    `curl ${A} -H "X: \\"a\\" \\\\ \\$b 'c'" -H 'Y: it'\\''s'`,
    { url: A, headers: [json("X", "\"a\" \\ $b 'c'"), json("Y", "it's")] },
  ],
  ["what looks like an expression is text", `curl ${A} -H "X: \${TOKEN}"`, { url: A, headers: [json("X", "\\${TOKEN}")] }],
  [
    "Windows' prompt",
    `curl ^"${A}?a=1^&b=2^" ^\n  -H ^"accept: */*^" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^" -H ^"content-type: application/json^"`,
    {
      method: "POST",
      url: `${A}?a=1&b=2`,
      headers: [json("accept", "*/*")],
      body: "json",
      json: { a: 1 },
    },
  ],
  [
    "copied from a browser",
    `curl '${A}' \\\n  -H 'accept: application/json, text/plain, */*' \\\n  -H 'content-type: application/json' \\\n  -H 'sec-ch-ua: "Chromium";v="1"' \\\n  --data-raw $'{"q":"it\\'s"}' \\\n  --compressed`,
    {
      method: "POST",
      url: A,
      headers: [json("accept", "application/json, text/plain, */*"), json("sec-ch-ua", '"Chromium";v="1"')],
      body: "json",
      json: { q: "it's" },
    },
  ],
  ["a comment and Windows' line ends", `curl ${A} \\\r\n  -X POST # the end`, { method: "POST", url: A }],
  ["an address by its option, a word of its own for none", `curl --url ${A} --http2 --fail-with-body`, { url: A }],
  [
    "hostile names",
    `curl ${A} --json '{"__proto__":{"a":1},"constructor":2}'`,
    {
      method: "POST",
      url: A,
      headers: [json("Accept", "application/json")],
      body: "json",
      json: JSON.parse('{"__proto__":{"a":1},"constructor":2}'),
    },
  ],
])("%s", (_, text, params) => {
  const parsed = parseCurl(text);
  expect(parsed).toEqual({ params, notes: [] });
  expect(checkParams(httpRequest.params, params as never, [], () => [])).toEqual([]);
});

describe("what has no place is told", () => {
  test.each<[string, string, string]>([
    ["a file as data", `curl ${A} -d @body.json`, "The file body.json is not read: put its content in."],
    ["a file in a form", `curl ${A} -F 'up=@a.png;type=image/png'`, "The file a.png is not read: point the part “up” at a file item."],
    ["a file to upload", `curl -T a.bin ${A}`, "-T: pick the file in the field File."],
    ["certificates that are not checked", `curl --insecure ${A} --proxy http://p`, "-k: certificates are always checked."],
    ["several addresses", `curl ${A} ${A}/2`, "Only the first address is called."],
    ["a GET with a body", `curl -X GET ${A} -d a=1`, "A GET sends no body here."],
  ])("%s", (_, text, note) => {
    expect(parseCurl(text)).toMatchObject({ notes: expect.arrayContaining([note]) });
  });
});

test.each([
  ["wget http://a.test", "This is no cURL command."],
  ["curl", "This is no cURL command."],
  ["curl -s", "The command names no address."],
  [`curl '${A}`, "A quote is not closed."],
  [`curl "${A}`, "A quote is not closed."],
  [`curl ${A} -H`, "The option -H has no value."],
  [`curl ${A} --data`, "The option --data has no value."],
  [`curl ${A} -!`, "The option -! is not known."],
  [`curl -X PURGE ${A}`, "The method PURGE cannot be sent."],
])("%s: %s", (text, error) => {
  expect(parseCurl(text)).toEqual({ error });
});

test("a command of more than 5 million characters is not read", () => {
  expect(parseCurl(`curl ${"x".repeat(5_000_001)}`)).toEqual({ error: "The command is longer than 5 million characters." });
});

test("only what begins as a command is one", () => {
  expect([" curl http://a", "$ curl x", "curl.exe x", "curly x", "see curl x", '{"nodes":{}}'].map(isCurl)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
