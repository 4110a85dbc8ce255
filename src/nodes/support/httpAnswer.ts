import { NodeError } from "../../model/failure.ts";
import type { FileItem } from "../../model/fileItem.ts";
import type { HttpResponse, NodeHost } from "../../model/host.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import { type RecordDraft, setKey } from "./copyRecord.ts";
import { decodeBytes } from "./decodeText.ts";
import { parseJson } from "./parseJson.ts";

/** The value of a response header; undefined where it is absent. */
export function headerOf(response: HttpResponse, name: string): string | undefined {
  return response.headers.find(([key]) => key === name)?.[1];
}

/** The body as text, in the charset that the response names, else UTF-8; never fails. */
export function textOf(response: HttpResponse): string {
  const charset = /charset="?([\w.:-]+)/i.exec(headerOf(response, "content-type") ?? "")?.[1] ?? "utf-8";
  try {
    return decodeBytes(response.body, charset, false);
  } catch {
    return new TextDecoder().decode(response.body);
  }
}

/** The body as JSON; `{}` for an empty one. Other text fails as the outside's fault. */
export function jsonOf(response: HttpResponse): Json {
  const text = textOf(response);
  if (text.trim() === "") return {};
  try {
    return parseJson(text, { kind: "outside" });
  } catch (cause) {
    const type = headerOf(response, "content-type") ?? "an unknown type";
    throw new NodeError("bad-answer", `The answer is ${type}, not JSON: ${cause instanceof Error ? cause.message : ""}`, {
      kind: "outside",
      hint: "Set the response to Text to see what came.",
      cause,
    });
  }
}

/** The body as a file item; `address` names it where the response does not. */
export function fileOf(response: HttpResponse, host: NodeHost, address: string): Promise<FileItem> {
  const type = (headerOf(response, "content-type") ?? "application/octet-stream").split(";")[0] as string;
  return host.keepFile({ name: fileName(response, address), type: type.trim() }, response.body);
}

/** Status, headers and body (JSON where the response says so, else text) in one item. */
export function fullOf(response: HttpResponse): JsonObject {
  const headers: RecordDraft = {};
  for (const [name, value] of response.headers)
    setKey(headers, name, Object.hasOwn(headers, name) ? `${String(headers[name])}, ${value}` : value);
  const json = /[/+]json\b/i.test(headerOf(response, "content-type") ?? "");
  const { status, statusText, url } = response;
  return { status, statusText, url, headers, body: json ? jsonOf(response) : textOf(response) };
}

function fileName(response: HttpResponse, address: string): string {
  const about = headerOf(response, "content-disposition") ?? "";
  const encoded = /filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(about)?.[1];
  const given = encoded === undefined ? /filename\s*=\s*"?([^";]+)/i.exec(about)?.[1] : decoded(encoded.trim());
  const last =
    address
      .replace(/[?#].*$/, "")
      .split("/")
      .slice(3)
      .at(-1) ?? "";
  const name = (given ?? decoded(last)).split(/[\\/]/).at(-1);
  return name === undefined || name === "" ? "download" : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
