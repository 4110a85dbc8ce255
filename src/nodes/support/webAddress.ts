import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { toText } from "./toText.ts";

export type NameValue = { readonly name: string; readonly value: Json };

type Wanted = { readonly param: string; readonly protocols: readonly string[] };
const WEB: Wanted = { param: "url", protocols: ["http:", "https:"] };

/** The address in full, with the query added; anything else fails with `bad-url` at the param. */
export function webAddress(given: Json, query: readonly NameValue[], { param, protocols }: Wanted = WEB): string {
  const text = toText(given).trim();
  const bad = (what: string, hint: string): NodeError => new NodeError("bad-url", what, { param, hint });
  if (!URL.canParse(text)) {
    throw bad(
      `“${text.slice(0, 200)}” is not a web address.`,
      `Write it in full, for example ${protocols.at(-1)}//api.example.com/orders.`,
    );
  }
  const address = new URL(text);
  if (!protocols.includes(address.protocol)) {
    throw bad(`The address starts with “${address.protocol}”.`, `Only ${protocols.join(" and ")} can be reached.`);
  }
  if (address.username !== "" || address.password !== "") {
    throw bad("The address holds a user name or password.", "Send them as basic authentication.");
  }
  const added = formText(query);
  if (added !== "") address.search = address.search === "" ? added : `${address.search}&${added}`;
  return address.href;
}

/** Names and values as a form or query; entries without a name are left out. */
export function formText(pairs: readonly NameValue[]): string {
  const named = pairs.filter(({ name }) => name !== "");
  return new URLSearchParams(named.map(({ name, value }) => [name, toText(value)])).toString();
}
