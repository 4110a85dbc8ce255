import type { Json } from "../../model/json.ts";
import { t } from "../words/words.ts";

/** Pinned data from a text of JSON: a list of items; one value alone is one item. Else what is wrong with it. */
export function parseItems(text: string): { readonly items: readonly Json[] } | { readonly fault: string } {
  if (text.trim() === "") return { fault: t("Write a list of items in JSON; [] for none.") };
  try {
    const value = JSON.parse(text) as Json;
    return { items: Array.isArray(value) ? value : [value] };
  } catch (error) {
    return { fault: t("This is no JSON: {message}", { message: error instanceof Error ? error.message : String(error) }) };
  }
}
