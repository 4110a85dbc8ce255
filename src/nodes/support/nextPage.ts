import { NodeError } from "../../model/failure.ts";
import type { HttpResponse } from "../../model/host.ts";
import type { Json } from "../../model/json.ts";
import { parsePath, readField } from "./fieldPath.ts";
import { headerOf } from "./httpAnswer.ts";
import { toText } from "./toText.ts";

export type PageParams = {
  readonly pages: "none" | "link" | "next" | "number" | "cursor";
  readonly nextField: string;
  readonly pageName: string;
  readonly firstPage: number;
  readonly pageStep: number;
  readonly moreField: string;
  readonly mostPages: number;
};

/** One page that was read: its address, the one that answered after redirects, the answer, its value and the items in it. */
export type Page = {
  readonly url: string;
  readonly answered: string;
  readonly response: HttpResponse;
  readonly value: Json;
  readonly items: readonly Json[];
  /** From 0. */
  readonly index: number;
};

/** The address of the first page. */
export function firstPage(url: string, params: PageParams): string {
  return params.pages === "number" ? withValue(url, params.pageName, String(params.firstPage)) : url;
}

/** The address of the page behind this one; undefined where it is the last. Fails with `next-page-elsewhere` for one at another origin. */
export function nextPage(page: Page, params: PageParams): string | undefined {
  const { pages, moreField } = params;
  if (pages !== "link" && moreField !== "" && isNothing(readField(page.value, parsePath(moreField)))) return undefined;
  if (pages === "number") {
    if (page.items.length === 0) return undefined;
    return withValue(page.url, params.pageName, String(params.firstPage + (page.index + 1) * params.pageStep));
  }
  const next = pages === "link" ? linkTo(headerOf(page.response, "link") ?? "") : readField(page.value, parsePath(params.nextField));
  if (isNothing(next)) return undefined;
  if (pages === "cursor") return withValue(page.url, params.pageName, toText(next));
  return addressOf(next as Json, page);
}

function isNothing(value: Json | undefined): boolean {
  return (
    value === undefined || value === null || value === false || value === "" || value === 0 || (Array.isArray(value) && value.length === 0)
  );
}

function addressOf(next: Json, { url, answered }: Page): string {
  const text = toText(next);
  if (!URL.canParse(text, answered)) {
    throw new NodeError("bad-answer", `The next page is to be at “${text.slice(0, 200)}”, which is no address.`, {
      kind: "outside",
      param: "nextField",
      hint: "Name the field that holds an address, or choose pages by cursor.",
    });
  }
  const [address, before] = [new URL(text, answered), new URL(url)];
  const safer = address.protocol === "https:" && address.host === before.host;
  if (address.origin === before.origin || safer) return address.href;
  throw new NodeError("next-page-elsewhere", `The next page is at ${address.origin}, and this one at ${before.origin}.`, {
    kind: "outside",
    hint: "Credentials are not sent there. Call that address with a request of its own.",
  });
}

function withValue(url: string, name: string, value: string): string {
  if (name === "") {
    throw new NodeError("bad-value", "The name of the page in the address is empty.", { param: "pageName", hint: "Write it, as in page." });
  }
  const address = new URL(url);
  const others = address.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && new URLSearchParams(pair).get(name) === null);
  address.search = [...others, new URLSearchParams([[name, value]]).toString()].join("&");
  return address.href;
}

/** The address with `rel="next"` in a header Link (RFC 8288); undefined where there is none. */
export function linkTo(header: string, relation = "next"): string | undefined {
  for (const [, address, rest] of header.matchAll(/<([^>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*(?:=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(rest ?? "");
    if ((relations?.[1] ?? relations?.[2] ?? "").toLowerCase().split(/\s+/).includes(relation)) return address;
  }
  return undefined;
}
