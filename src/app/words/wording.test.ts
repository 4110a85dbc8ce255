import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { policySections } from "../../model/policyFields.ts";
import { REGION_INPUTS, REGION_KINDS, REGION_OUTPUTS } from "../../model/region.ts";
import { builtInNodes } from "../../nodes/index.ts";
import { inWords as inGerman } from "./german.ts";
import { wording } from "./wording.ts";
import { inWords, speak } from "./words.ts";

/** Everything in the studio that describes itself: node types, regions and their ports, and the policy in each of its shapes. */
const DESCRIBED: readonly object[] = [
  ...builtInNodes.map(({ run: _, ...description }) => description),
  ...Object.values(REGION_KINDS),
  REGION_INPUTS,
  REGION_OUTPUTS,
  ...[true, false].flatMap((region) => [
    ...policySections({ nodes: ["OTHER"], region, policy: undefined }),
    ...policySections({ nodes: [], region, policy: { guard: { while: {} }, pool: "p", retry: { attempts: 2 } } }),
  ]),
];

const german = JSON.parse(readFileSync(new URL("nodes.de.json", import.meta.url), "utf8")) as Readonly<Record<string, string>>;

/** Letters that only a word has: names such as GET and UTF-8 are the same everywhere. */
const WORD = /\p{Ll}/u;
const PLACEHOLDER = /\{\w+\}/g;

/** Under the name of what it is where it is translated for that alone. */
function textsToTranslate(): ReadonlySet<string> {
  const texts = new Set<string>();
  const collect = wording((text, key) => {
    if (!WORD.test(text.replace(PLACEHOLDER, ""))) return text;
    const own = `${key}: ${text}`;
    texts.add(Object.hasOwn(german, own) ? own : text);
    return text;
  });
  for (const each of DESCRIBED) collect(each);
  return texts;
}

it("every text that a node type, a region or a policy has for people is there in German, and no other", () => {
  const wanted = textsToTranslate();
  expect([...wanted].filter((text) => !Object.hasOwn(german, text))).toEqual([]);
  expect(Object.keys(german).filter((text) => !wanted.has(text))).toEqual([]);
});

it("a translation has the placeholders of its text, and something to say", () => {
  const placeholders = (text: string): string => (text.match(PLACEHOLDER) ?? []).toSorted().join();
  expect(Object.entries(german).filter(([text, words]) => placeholders(text) !== placeholders(words) || words.trim() === "")).toEqual([]);
});

it("stands in the order of the alphabet, so that a text is found", () => {
  expect(Object.keys(german)).toEqual(Object.keys(german).toSorted());
});

it("translates what is read, and leaves names, values, defaults and examples alone", () => {
  const limit = builtInNodes.find(({ type }) => type === "limit");
  const { run: _, ...english } = limit as NonNullable<typeof limit>;
  const words = inGerman(english);
  expect(words).toMatchObject({ type: "limit", title: "Begrenzen", docs: { examples: english.docs.examples } });
  expect(words.params["from"]).toMatchObject({
    kind: "choice",
    default: "first",
    options: [{ value: "first", label: "Die ersten Elemente" }, {}],
  });
  expect(words.aliases).toEqual([...english.aliases, "Limit"]);
  expect(english.title).toBe("Limit");
  expect(inGerman(english)).toBe(words);
});

it("what is not translated stays English, as all does where English is spoken", () => {
  const custom = { type: "mine", title: "My own type", params: { label: { kind: "text", label: "Field" } } };
  expect(inGerman(custom)).toEqual({ type: "mine", title: "My own type", params: { label: { kind: "text", label: "Feld" } } });
  expect(inWords(custom)).toBe(custom);
  speak("de", {}, inGerman);
  expect(inWords(custom)).toEqual(inGerman(custom));
  speak("en", {});
});
