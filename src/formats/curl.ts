import { isObject, type Json, type JsonObject } from "../model/json.ts";
import { type CurlBody, curlBody } from "./curlBody.ts";
import { type CurlOptions, curlOptions } from "./curlOptions.ts";
import { shellWords } from "./shellWords.ts";

/** What a cURL command asks for, as params of `http-request`, with notes on what of it has no place there; or why it cannot be read. */
export type ParsedCurl = { readonly params: JsonObject; readonly notes: readonly string[] } | { readonly error: string };

/** Characters of a command. */
const MOST = 5_000_000;
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
const SENDS: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH", "DELETE"]);
/** Headers that whoever sends the request writes by itself. */
const OWN: ReadonlySet<string> = new Set(["content-length", "host", "connection", "accept-encoding"]);

const NOTES: ReadonlyMap<string, string> = new Map([
  ["insecure", "-k: certificates are always checked."],
  ["proxy", "-x: a proxy is not used; see the field Relay."],
  ["config", "-K: the file with options is not read."],
  ["cert", "-E: client certificates cannot be used."],
  ["aws-sigv4", "--aws-sigv4: the request is not signed."],
]);

/** True for a text that begins as a cURL command does. */
export function isCurl(text: string): boolean {
  return /^\s*(?:\$\s+)?curl(?:\.exe)?\s/.test(text);
}

/**
 * Reads a cURL command as it is copied from documentation or a browser's tools.
 *
 * @example parseCurl("curl -X DELETE https://a.test/1") // { params: { method: "DELETE", url: "https://a.test/1" }, notes: [] }
 */
export function parseCurl(text: string): ParsedCurl {
  if (!isCurl(text)) return { error: "This is no cURL command." };
  if (text.length > MOST) return { error: "The command is longer than 5 million characters." };
  const split = shellWords(text.replace(/^\s*\$\s+/, ""));
  if ("error" in split) return split;
  const given = curlOptions(split.words.slice(1));
  if (given.error !== undefined) return { error: given.error };
  return paramsOf(given);
}

function paramsOf({ urls, options }: CurlOptions): ParsedCurl {
  const all = (name: string): string[] => options.flatMap(([key, value]) => (key === name ? [value] : []));
  const has = (name: string): boolean => options.some(([key]) => key === name);
  const [address] = [...all("url"), ...urls];
  if (address === undefined || address === "") return { error: "The command names no address." };
  const body = curlBody(options, headersOf(options));
  const method = methodOf(all("request").at(-1), body, has);
  if (!METHODS.has(method)) return { error: `The method ${method} cannot be sent.` };
  const auth = authOf(body.headers, address, all("user").at(-1), all("oauth2-bearer").at(-1));
  const notes = [...new Set([...options.flatMap(([name]) => NOTES.get(name) ?? []), ...body.notes])];
  if (urls.length + all("url").length > 1) notes.push("Only the first address is called.");
  const sent = SENDS.has(method) ? body.params : {};
  if (!SENDS.has(method) && body.params.body !== undefined) notes.push(`A ${method} sends no body here.`);
  const timeout = Number(all("max-time").at(-1) ?? Number.NaN);
  const params = {
    ...(method === "GET" ? {} : { method }),
    url: auth.url,
    ...(body.query.length > 0 ? { query: body.query } : {}),
    ...(auth.headers.length > 0 ? { headers: auth.headers } : {}),
    ...auth.params,
    ...sent,
    ...(has("output") || has("remote-name") ? { response: "file" } : {}),
    ...(timeout > 0 ? { timeout: `${timeout}s` } : {}),
  };
  return { params: literal(params) as JsonObject, notes };
}

type Header = { readonly name: string; readonly value: string };

function headersOf(options: CurlOptions["options"]): readonly Header[] {
  return options.flatMap(([option, value]): Header[] => {
    if (option === "user-agent") return [{ name: "User-Agent", value }];
    if (option === "referer") return [{ name: "Referer", value: value.replace(/;auto$/, "") }];
    if (option === "cookie" && value.includes("=")) return [{ name: "Cookie", value }];
    if (option === "range") return [{ name: "Range", value: `bytes=${value}` }];
    if (option !== "header") return [];
    const [, name = "", colon, rest = ""] = /^([^:;]*)([:;]?)([\s\S]*)$/.exec(value) ?? [];
    // “Name:” takes a header of cURL's own away, “Name;” sends an empty one.
    if (name.trim() === "" || OWN.has(name.trim().toLowerCase()) || (colon === ":" && rest.trim() === "")) return [];
    return [{ name: name.trim(), value: colon === ":" ? rest.trim() : "" }];
  });
}

function methodOf(asked: string | undefined, body: CurlBody, has: (name: string) => boolean): string {
  if (asked !== undefined) return asked.toUpperCase();
  if (has("head")) return "HEAD";
  if (has("upload-file")) return "PUT";
  return body.params.body === undefined || has("get") ? "GET" : "POST";
}

type Auth = { readonly url: string; readonly headers: readonly Header[]; readonly params: JsonObject };

/** User and token where they belong, taken out of the address and the headers. */
function authOf(headers: readonly Header[], given: string, user: string | undefined, token: string | undefined): Auth {
  const full = /^[a-z][\w+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  const inUrl = /^([a-z][\w+.-]*:\/\/)([^/?#@]*)@/i.exec(full);
  const url = (inUrl === null ? full : `${inUrl[1]}${full.slice(inUrl[0].length)}`).replace(/#.*$/, "");
  const at = headers.findIndex(({ name, value }) => name.toLowerCase() === "authorization" && /^bearer\s+\S/i.test(value));
  const bearer = token ?? headers[at]?.value.replace(/^bearer\s+/i, "");
  const rest = headers.filter((_, index) => index !== at);
  if (user === undefined && bearer !== undefined) return { url, headers: rest, params: { auth: "bearer", token: bearer } };
  const basic = user ?? (inUrl === null ? undefined : decoded(inUrl[2] as string));
  if (basic === undefined) return { url, headers, params: {} };
  const colon = basic.indexOf(":");
  const [name, password] = colon === -1 ? [basic, ""] : [basic.slice(0, colon), basic.slice(colon + 1)];
  return { url, headers, params: { auth: "basic", user: name, password } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The value with every `${` in its texts escaped: a command holds no expressions. */
function literal(value: Json): Json {
  if (typeof value === "string") return value.replaceAll("${", "\\${");
  if (Array.isArray(value)) return (value as readonly Json[]).map(literal);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value as JsonObject).map(([key, inner]) => [key, literal(inner as Json)]));
}
