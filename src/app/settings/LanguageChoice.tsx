import { chooseLanguage, LANGUAGES, type Language, storedLanguage } from "../words/language.ts";
import { msg, t } from "../words/words.ts";

/** A language is called what it calls itself. */
const TITLES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch", system: msg("As this device") };

/** The language of the studio; all is drawn anew in it, and the focus comes back here. */
export function LanguageChoice() {
  const choose = async (language: Language): Promise<void> => {
    await chooseLanguage(language);
    requestAnimationFrame(() => document.getElementById("language")?.focus());
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor="language">
        {t("Language")}
      </label>
      <select
        id="language"
        className="input"
        defaultValue={storedLanguage()}
        onChange={(event) => void choose(LANGUAGES.find((each) => each === event.target.value) ?? "en")}
      >
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each === "system" ? undefined : each}>
            {t(TITLES[each])}
          </option>
        ))}
      </select>
    </div>
  );
}
