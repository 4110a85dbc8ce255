import { beforeEach, expect, it, vi } from "vitest";
import { chooseLanguage, showLanguage, storedLanguage, useLanguage } from "./language.ts";
import { t } from "./words.ts";

const kept = new Map<string, string>();
const page = { documentElement: { lang: "en" } };
vi.stubGlobal("document", page);
vi.stubGlobal("navigator", { languages: ["fr-FR", "de-AT", "en"] });
vi.stubGlobal("localStorage", {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
});

beforeEach(async () => {
  kept.clear();
  await showLanguage("en");
});

it("is English until another is chosen, whatever the device speaks", () => {
  expect([storedLanguage(), t("Close")]).toEqual(["en", "Close"]);
});

it("is kept for the next visit, drawn, and told to the page", async () => {
  await chooseLanguage("de");
  expect([storedLanguage(), useLanguage.getState().shown, page.documentElement.lang, t("Close")]).toEqual(["de", "de", "de", "Schließen"]);
});

it("follows the device where that is chosen: the first of its languages that there is", async () => {
  await showLanguage("system");
  expect([useLanguage.getState().shown, t("Close")]).toEqual(["de", "Schließen"]);
});

it("goes back to English", async () => {
  await chooseLanguage("de");
  await chooseLanguage("en");
  expect([storedLanguage(), page.documentElement.lang, t("Close")]).toEqual(["en", "en", "Close"]);
});

it("takes a language that it does not know for English", () => {
  kept.set("vwmp.language", "xx");
  expect(storedLanguage()).toBe("en");
});
