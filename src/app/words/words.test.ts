import { afterEach, describe, expect, it } from "vitest";
import { locale, msg, numberText, pieces, speak, t, timeLocale, tn } from "./words.ts";

afterEach(() => speak("en", {}));

describe("texts", () => {
  it("are English where no other language is spoken", () => {
    expect(t("Open {name} now", { name: "Sales" })).toBe("Open Sales now");
    expect(tn(1, "{count} item", "{count} items")).toBe("1 item");
    expect(tn(1200, "{count} item of {name}", "{count} items of {name}", { name: "Sales" })).toBe("1,200 items of Sales");
  });

  it("are translated, with their values where the translation wants them", () => {
    speak("de", { "Open {name} now": "Jetzt {name} öffnen", "{count} items": { one: "{count} Element", other: "{count} Elemente" } });
    expect(t("Open {name} now", { name: "Sales" })).toBe("Jetzt Sales öffnen");
    expect(tn(1, "{count} item", "{count} items")).toBe("1 Element");
    expect(tn(1200, "{count} item", "{count} items")).toBe("1.200 Elemente");
  });

  it("stay English where a translation is missing", () => {
    speak("de", {});
    expect(t("Close")).toBe("Close");
    expect(tn(1, "{count} item", "{count} items")).toBe("1 item");
  });

  it("follow the plural rules of the language", () => {
    speak("pl", {
      "{count} items": { one: "{count} element", few: "{count} elementy", many: "{count} elementów", other: "{count} elementu" },
    });
    expect([1, 3, 5].map((count) => tn(count, "{count} item", "{count} items"))).toEqual(["1 element", "3 elementy", "5 elementów"]);
  });

  it("keep what is put in as it is, whatever it looks like", () => {
    expect(t("{name} of {all}", { name: "{all} $& $1", all: 2 })).toBe("{all} $& $1 of 2");
  });

  it("do not take a member of every object for a translation", () => {
    speak("de", {});
    expect(t("constructor")).toBe("constructor");
  });

  it("stay English in data and are translated when they are drawn", () => {
    const title = msg("Close");
    speak("de", { Close: "Schließen" });
    expect([title, t(title)]).toEqual(["Close", "Schließen"]);
  });
});

it("cuts a text at its placeholders", () => {
  expect(pieces("Open {link} now")).toEqual(["Open ", "link", " now"]);
});

it("writes English times day first and others as their language does", () => {
  expect([locale(), timeLocale()]).toEqual(["en", "en-GB"]);
  speak("de", {});
  expect([locale(), timeLocale()]).toEqual(["de", "de"]);
});

describe("numbers", () => {
  const NUMBERS = [
    0,
    7,
    42,
    999,
    1000,
    1234,
    12_345,
    999_999,
    1_234_567,
    Number.MAX_SAFE_INTEGER,
    -3,
    -1234,
    0.5,
    2.25,
    1234.567,
    0.0001,
    1e21,
    1 / 3,
  ];

  it.each(["en", "de", "pl", "fr", "hi"])("are what Intl writes in %s", (language) => {
    speak(language, {});
    for (const value of NUMBERS) {
      expect(numberText(value)).toBe(new Intl.NumberFormat(language).format(value));
      for (const digits of [0, 1, 2]) {
        const exact = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
        expect(numberText(value, digits)).toBe(exact.format(value));
      }
    }
  });
});
