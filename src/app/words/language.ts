import { create } from "zustand";
import { type Catalogue, speak, type Tell, type Wording } from "./words.ts";

type Spoken = { readonly texts: Catalogue; readonly inWords: Wording; readonly tell: Tell };

/** The languages that there is a catalogue for; the texts in the code are English. */
const CATALOGUES: Readonly<Record<string, () => Promise<Spoken>>> = { de: () => import("./german.ts") };

export const LANGUAGES = ["en", "de", "system"] as const;
/** What was chosen; `system` follows the device as far as there is a catalogue. */
export type Language = (typeof LANGUAGES)[number];

const STORED = "vwmp.language";

/** The language that is drawn: a change of it draws everything again. */
export const useLanguage = create<{ readonly shown: string }>(() => ({ shown: "en" }));

/** The language chosen before; English where none was, whatever the device speaks. */
export function storedLanguage(): Language {
  try {
    return LANGUAGES.find((language) => language === localStorage.getItem(STORED)) ?? "en";
  } catch {
    return "en";
  }
}

/** Shows a language, English when its catalogue cannot be loaded. Never rejects. */
export async function showLanguage(language: Language): Promise<void> {
  const wanted = language === "system" ? deviceLanguage() : language;
  const spoken = await CATALOGUES[wanted]?.().catch(() => undefined);
  const shown = spoken === undefined ? "en" : wanted;
  speak(shown, spoken?.texts ?? {}, spoken?.inWords, spoken?.tell);
  document.documentElement.lang = shown;
  useLanguage.setState({ shown });
}

/** Shows a language and keeps it for the next visit. */
export function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A page without storage forgets the choice; nothing else is lost.
  }
  return showLanguage(language);
}

/** The first language of the device that the studio speaks. */
function deviceLanguage(): string {
  const spoken = navigator.languages.map((tag) => tag.split("-")[0] ?? tag);
  return spoken.find((language) => language === "en" || language in CATALOGUES) ?? "en";
}
