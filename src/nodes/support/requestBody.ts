import { NodeError } from "../../model/failure.ts";
import { isFileItem } from "../../model/fileItem.ts";
import type { NodeHost } from "../../model/host.ts";
import type { Json } from "../../model/json.ts";
import { multipartBody } from "./multipartBody.ts";
import { toText } from "./toText.ts";
import { formText, type NameValue } from "./webAddress.ts";

export type BodyParams = {
  readonly body: "none" | "json" | "text" | "form" | "multipart" | "binary";
  readonly json: Json;
  readonly text: string;
  readonly form: readonly NameValue[];
  readonly parts: readonly NameValue[];
  readonly file: Json;
};

/** What is sent, and its type. */
export type RequestBody = { readonly body: string | Uint8Array; readonly type: string };

/** The body that the params describe; undefined for none. Fails with `not-a-file` where a file is wanted and is none. */
export async function requestBody(params: BodyParams, host: NodeHost): Promise<RequestBody | undefined> {
  if (params.body === "none") return undefined;
  if (params.body === "json") return { body: JSON.stringify(params.json ?? null), type: "application/json" };
  if (params.body === "text") return { body: toText(params.text), type: "text/plain; charset=utf-8" };
  if (params.body === "form") return { body: formText(params.form), type: "application/x-www-form-urlencoded" };
  if (params.body === "multipart") return multipartBody(params.parts, host);
  if (!isFileItem(params.file)) {
    throw new NodeError("not-a-file", "The body is to be a file, and this is none.", {
      param: "file",
      hint: "Files come from nodes such as Read file and HTTP request (response: file).",
    });
  }
  return { body: await host.bytesOf(params.file), type: params.file.type || "application/octet-stream" };
}
