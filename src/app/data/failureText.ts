import type { Failure } from "../../model/failure.ts";
import { t, told } from "../words/words.ts";

/** A failure and what it came of, the nearest cause first. */
export function causesOf({ cause }: Failure): readonly { readonly code?: string; readonly message: string }[] {
  const causes: { readonly code?: string; readonly message: string }[] = [];
  for (let at = cause; at !== undefined && causes.length < 20; at = typeof at === "string" ? undefined : at.cause) {
    causes.push(typeof at === "string" ? { message: at } : { code: at.code, message: at.message });
  }
  return causes;
}

/** All that is known of a failure as text, for a report to somebody else. */
export function failureText(node: string, failure: Failure, attempts: number): string {
  const { code, kind, message, hint, param, item, itemIndex } = failure;
  return [
    `${node}: ${told(message)}`,
    t("Code: {code} ({kind})", { code, kind }),
    ...(hint === undefined ? [] : [t("Hint: {hint}", { hint: told(hint) })]),
    ...(param === undefined ? [] : [t("Field: {param}", { param })]),
    ...(item === undefined ? [] : [`Item${itemIndex === undefined ? "" : ` ${itemIndex + 1}`}: ${JSON.stringify(item)}`]),
    ...(attempts > 1 ? [t("Attempts: {attempts}", { attempts })] : []),
    ...causesOf(failure).map((cause) =>
      t("Caused by: {cause}", { cause: cause.code === undefined ? told(cause.message) : `${told(cause.message)} (${cause.code})` }),
    ),
  ].join("\n");
}

/** Why a failure came about, where its code alone says so; `node`: the same workflow may well run in Node. */
export type WayOut = { readonly why: string; readonly node: boolean };

export function wayOut({ code }: Failure): WayOut | undefined {
  switch (code) {
    case "network-or-cors":
      return {
        why: t(
          "Blocked by CORS, or not reachable: a page may call a server only if that server allows it. Let the server send access-control-allow-origin, call it through a relay, or run this workflow in Node, where no such rule holds.",
        ),
        node: true,
      };
    case "permission-needed":
      return {
        why: t("The run was not allowed to do this. Add what is missing to the workflow’s permissions; the next run asks for it."),
        node: false,
      };
    case "needs-node":
      return { why: t("A page has no files and no programs of the computer. In Node the same workflow has."), node: true };
    default:
      return undefined;
  }
}
