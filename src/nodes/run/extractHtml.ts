import render from "dom-serializer";
import { NodeError } from "../../model/failure.ts";
import type { Params } from "../../model/field.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { htmlExtractParams } from "../html-extract.ts";
import { withField } from "../support/ai/answerItem.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { type HtmlElement, type HtmlPage, htmlAttribute, readHtml, seenText } from "../support/readHtml.ts";
import { withSourceText } from "../support/readSource.ts";
import { htmlSelect, type Select } from "../support/selectHtml.ts";

type HtmlParams = Params<typeof htmlExtractParams>;
type Wanted = HtmlParams["fields"][number];

const ADDRESSES: ReadonlySet<string> = new Set(["href", "src", "action", "poster", "cite", "data"]);

/** What the selectors find in HTML, as items or in a field of the item. */
export function extractHtml({ item, params, host }: RunContext<typeof htmlExtractParams>): RunResult | Promise<RunResult> {
  const base = params.base.trim();
  if (base !== "" && !URL.canParse(base)) {
    throw new NodeError("bad-url", `“${base.slice(0, 200)}” is not a web address.`, {
      param: "base",
      hint: "Write it in full, for example https://example.org/list.",
    });
  }
  for (const wanted of params.fields) requireWanted(wanted);
  return withSourceText((text) => withField(item, params.as, found(text, { ...params, base })), params, host, { what: "HTML", most: 16 });
}

function found(text: string, params: HtmlParams): Json {
  const page = readHtml(text, params.from);
  const select = htmlSelect();
  const record = (inside: HtmlPage | HtmlElement): JsonObject => {
    const draft: RecordDraft = {};
    for (const wanted of params.fields) setKey(draft, wanted.name, fieldValue(wanted, inside, select, params.base));
    return draft as JsonObject;
  };
  const rows = params.rows.trim();
  return rows === "" ? record(page) : select(rows, page, "rows").map(record);
}

function fieldValue(wanted: Wanted, inside: HtmlPage | HtmlElement, select: Select, base: string): Json {
  const selector = wanted.selector.trim();
  const elements = selector === "" ? [inside] : select(selector, inside, "fields");
  if (wanted.all) return elements.map((element) => taken(wanted, element, base)).filter((value) => value !== null);
  const [first] = elements;
  return first === undefined ? null : taken(wanted, first, base);
}

function taken({ take, attribute }: Wanted, element: HtmlPage | HtmlElement, base: string): string | null {
  if (take === "text") return seenText(element);
  if (take === "html") return render(element.children, { encodeEntities: "utf8" }).trim();
  const name = attribute.trim().toLowerCase();
  const value = "attribs" in element ? htmlAttribute(element, name) : undefined;
  if (value === undefined) return null;
  return base !== "" && ADDRESSES.has(name) && URL.canParse(value, base) ? new URL(value, base).href : value;
}

function requireWanted({ name, take, attribute }: Wanted): void {
  if (name.trim() === "") throw new NodeError("no-name", "A value has no field to go into.", { param: "fields", hint: "Name its field." });
  if (take !== "attribute" || attribute.trim() !== "") return;
  throw new NodeError("no-name", `“${name}” takes an attribute, and no attribute is named.`, {
    param: "fields",
    hint: "Name it, for example href.",
  });
}
