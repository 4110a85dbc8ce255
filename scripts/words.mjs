import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { scanSayings, WORDS } from "./scanSayings.mjs";
import { scanFolder } from "./scanWords.mjs";

const source = join(resolve(import.meta.dirname, ".."), "src");
const folder = join(source, "app");
export const MESSAGES = join(folder, "words/messages.json");
export const GERMAN = join(folder, "words/de.json");

/**
 * @typedef {{ readonly [text: string]: readonly string[] }} Messages each text with the files that use it
 * @typedef {{ readonly [text: string]: string | { readonly [category: string]: string } }} Catalogue
 */

/** Every text of the studio, in the order of the alphabet. @param {ReturnType<typeof scanFolder>} scans @returns {Messages} */
export function messagesOf(scans) {
  /** @type {Map<string, Set<string>>} */
  const files = new Map();
  for (const [file, { texts }] of scans) for (const text of texts) files.set(text, (files.get(text) ?? new Set()).add(file));
  return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, set]) => [text, [...set].sort()]));
}

/** What is wrong with a catalogue, a line each. @param {ReturnType<typeof scanFolder>} scans @param {Catalogue} catalogue @param {string} language */
export function faultsOf(scans, catalogue, language) {
  const texts = new Set(Object.keys(messagesOf(scans)));
  const counted = new Set([...scans.values()].flatMap((scan) => scan.counted));
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted().join(", ");
  const missing = [...texts].filter((text) => !Object.hasOwn(catalogue, text)).map((text) => `not translated: ${text}`);
  const wrong = Object.entries(catalogue).flatMap(([text, entry]) => {
    if (!texts.has(text)) return [`no longer used: ${text}`];
    if (counted.has(text) !== (typeof entry === "object")) return [`one form for each number, exactly where something is counted: ${text}`];
    const forms = typeof entry === "object" ? entry : { all: entry };
    if (typeof entry === "object" && Object.keys(forms).sort().join(", ") !== categories) return [`needs the forms ${categories}: ${text}`];
    return Object.values(forms).some((form) => placeholdersOf(form, counted.has(text)) !== placeholdersOf(text, counted.has(text)))
      ? [`other placeholders: ${text}`]
      : [];
  });
  return [...missing, ...wrong];
}

/** The names of placeholders; the number itself may stay out of a counted text (“a run”). @param {string} text @param {boolean} counted */
function placeholdersOf(text, counted) {
  const names = Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name);
  return [...new Set(names)]
    .filter((name) => !counted || name !== "count")
    .sort()
    .join();
}

/**
 * What a catalogue of what the engine, the nodes and the model say lacks and has too much, a line each; some of it is translated
 * with the descriptions of the node types.
 * @param {Catalogue} sayings @param {Catalogue} descriptions
 */
export function sayingFaults(sayings, descriptions) {
  const said = new Set([...scanSayings(source).keys(), ...WORDS]);
  const missing = [...said].filter((text) => !Object.hasOwn(sayings, text) && !Object.hasOwn(descriptions, text));
  const unused = Object.keys(sayings).filter((text) => !said.has(text));
  return [...missing.map((text) => `not translated: ${text}`), ...unused.map((text) => `no longer said: ${text}`)];
}

/** The file of the texts: a line for each. @param {Messages} messages */
export function messagesFile(messages) {
  const lines = Object.entries(messages).map(([text, files]) => `  ${JSON.stringify(text)}: ${JSON.stringify(files)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** A JSON file of the catalogue. @param {string} file */
export const readCatalogue = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Writes `messages.json` and says what the catalogues lack. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const scans = scanFolder(folder);
  const messages = messagesOf(scans);
  writeFileSync(MESSAGES, messagesFile(messages));
  const [sayings, descriptions] = ["sayings", "nodes"].map((name) => readCatalogue(join(folder, `words/${name}.de.json`)));
  const faults = [...faultsOf(scans, readCatalogue(GERMAN), "de"), ...sayingFaults(sayings, descriptions)];
  console.log([`${Object.keys(messages).length} texts in src/app/words/messages.json`, ...faults].join("\n"));
  if (faults.length > 0) process.exitCode = 1;
}
