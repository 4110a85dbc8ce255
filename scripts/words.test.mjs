import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { scanFolder, scanSource } from "./scanWords.mjs";
import { faultsOf, GERMAN, MESSAGES, messagesFile, messagesOf, readCatalogue } from "./words.mjs";

const scans = scanFolder(join(resolve(import.meta.dirname, ".."), "src/app"));
const marked = new Set([...scans.values()].flatMap((scan) => scan.marked));

/** @param {"loose" | "early"} kind @param {(text: string) => boolean} but */
const places = (kind, but = () => false) =>
  [...scans].flatMap(([file, scan]) =>
    scan[kind].filter(({ text }) => !but(text)).map(({ text, line }) => `src/app/${file}:${line}: ${text}`),
  );

describe("the texts of the studio", () => {
  it("all go through t, tn, msg or Words; what is marked with msg may be an id elsewhere", () => {
    expect(places("loose", (text) => marked.has(text))).toEqual([]);
  });

  it("are not translated while a module loads, when the language is not known yet: mark them with msg", () => {
    expect(places("early")).toEqual([]);
  });

  it("are listed in messages.json: npm run words", () => {
    expect(readFileSync(MESSAGES, "utf8")).toBe(messagesFile(messagesOf(scans)));
  });
});

it("every text is translated to German, with the same placeholders, and nothing else is", () => {
  expect(faultsOf(scans, readCatalogue(GERMAN), "de")).toEqual([]);
});

describe("the scan", () => {
  /** @param {string} source */
  const looseIn = (source) => scanSource("Some.tsx", source).loose.map(({ text }) => text);

  it.each([
    ["text between tags", "const a = () => <p>Close the door</p>;", "Close the door"],
    ["an attribute that is read out", 'const a = () => <b aria-label="close" />;', "close"],
    ["a choice in an attribute", 'const a = (on) => <b title={on ? "pause" : x} />;', "pause"],
    ["a choice between tags", 'const a = (on) => <b>{on && "paused"}</b>;', "paused"],
    ["a property that is shown", 'const a = { label: "rename" };', "rename"],
    ["a sentence anywhere", 'toast("It is gone.");', "It is gone."],
    ["a sentence with something put in", "toast(`Deleted ${name} here`);", "Deleted {} here"],
    ["a word with a capital", 'const a = { idle: "Ready" };', "Ready"],
    ["one and several", 'const a = n === 1 ? "run" : "runs";', "run"],
  ])("finds %s", (_what, source, text) => expect(looseIn(source)).toContain(text));

  it.each([
    ["t", 'const a = () => <p>{t("Close the door")}</p>;'],
    ["a choice of t", 'const a = (on) => t(on ? "Close the door" : "Open the door");'],
    ["tn", 'const a = (n) => tn(n, "{count} run is kept", "{count} runs are kept");'],
    ["msg", 'const A = { title: msg("Close the door") };'],
    ["Words", 'const a = () => <Words text="Close {door} now" parts={{}} />;'],
  ])("accepts %s", (_what, source) => expect(looseIn(source)).toEqual([]));

  it.each([
    ["classes", 'const a = () => <b className="button primary" />;'],
    ["selectors", 'document.querySelector("button, input");'],
    ["what is compared", 'if (tab === "Nodes") a();'],
    ["errors of the program", "throw new Error(`No action is called ${id}.`);"],
    ["types", 'type A = "Close the door";'],
    ["modules", 'import a from "some thing";'],
    ["workflows", 'const A: Workflow = { name: "Letters that wait" };'],
    ["expressions", 'const a = { placeholder: "${item.name}" };'],
  ])("leaves %s alone", (_what, source) => expect(looseIn(source)).toEqual([]));

  it("finds what is translated too early", () => {
    const early = (/** @type {string} */ source) => scanSource("some.ts", source).early.length;
    expect(early('const A = t("Close");')).toBe(1);
    expect(early('const A = ["a"].map((a) => ({ a, title: t("Close") }));')).toBe(1);
    expect(early('const a = () => t("Close");')).toBe(0);
    expect(early('const A = [{ run: () => toast(t("Closed")) }];')).toBe(0);
  });
});

describe("the faults of a catalogue", () => {
  const small = new Map([["a.ts", scanSource("a.ts", 'const a = () => t("Open {name}") + tn(n, "{count} run", "{count} runs");')]]);
  const runs = { one: "{count} Lauf", other: "{count} Läufe" };
  it.each([
    ["nothing", { "Open {name}": "{name} öffnen", "{count} runs": runs }, []],
    ["what is missing", { "{count} runs": runs }, ["not translated: Open {name}"]],
    ["what is no longer used", { "Open {name}": "{name} öffnen", "{count} runs": runs, Close: "Schließen" }, ["no longer used: Close"]],
    ["other placeholders", { "Open {name}": "{names} öffnen", "{count} runs": runs }, ["other placeholders: Open {name}"]],
    [
      "a counted text without its forms",
      { "Open {name}": "{name} öffnen", "{count} runs": "{count} Läufe" },
      ["one form for each number, exactly where something is counted: {count} runs"],
    ],
    [
      "a form that is missing",
      { "Open {name}": "{name} öffnen", "{count} runs": { other: "{count} Läufe" } },
      ["needs the forms one, other: {count} runs"],
    ],
  ])("are %s", (_what, catalogue, faults) => expect(faultsOf(small, /** @type {any} */ (catalogue), "de")).toEqual(faults));
});
