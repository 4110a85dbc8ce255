import { useEffect, useId, useState } from "react";
import { actionOf } from "../editor/actions.ts";
import { setUi } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import { chooseTheme, storedTheme, THEMES, type Theme } from "../ui/theme.ts";
import { Words } from "../words/Words.tsx";
import { msg, t } from "../words/words.ts";
import { changeSettings, useDeviceSettings } from "./deviceSettings.ts";
import { LanguageChoice } from "./LanguageChoice.tsx";
import "./settings.css";

const THEME_TITLES: Readonly<Record<Theme, string>> = { system: msg("As this device"), light: msg("Light"), dark: msg("Dark") };

/** The rail tab “Settings”: what is chosen for this device, and what this is. */
export function SettingsPanel() {
  const { letters, snap } = useDeviceSettings();
  return (
    <div className="device-settings form scroll">
      <LanguageChoice />
      <ThemeChoice />
      <Switch
        label={t("Single-letter shortcuts")}
        help={t("Keys such as D, C or + without Ctrl or Alt. Off: only keys with Ctrl, Alt or a name do something.")}
        on={letters}
        set={(on) => changeSettings({ letters: on })}
      />
      <Switch
        label={t("Snap to grid")}
        help={t("What is dragged on the canvas keeps to the grid.")}
        on={snap}
        set={(on) => changeSettings({ snap: on })}
      />
      <p className="field-help">{t("Animations follow this device: with reduced motion there are none.")}</p>
      <div className="settings-links">
        <button type="button" className="button outlined" onClick={() => actionOf("help").run()}>
          <Icon name="keyboard" />
          {t("Keyboard shortcuts")}
          <Keys keys="?" />
        </button>
        <button type="button" className="button outlined" onClick={() => setUi({ rail: "Runs" })}>
          <Icon name="history" />
          {t("How many runs are kept")}
        </button>
      </div>
      <About />
    </div>
  );
}

function ThemeChoice() {
  const id = useId();
  const [theme, setTheme] = useState(storedTheme);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t("Theme")}
      </label>
      <select
        id={id}
        className="input"
        value={theme}
        onChange={(event) => {
          const next = THEMES.find((each) => each === event.target.value) ?? "system";
          chooseTheme(next);
          setTheme(next);
        }}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {t(THEME_TITLES[each])}
          </option>
        ))}
      </select>
    </div>
  );
}

type SwitchProps = { readonly label: string; readonly help: string; readonly on: boolean; set(on: boolean): void };

function Switch({ label, help, on, set }: SwitchProps) {
  const id = useId();
  return (
    <div className="field beside">
      <div className="field-head">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          type="checkbox"
          role="switch"
          className="switch"
          checked={on}
          aria-checked={on}
          aria-describedby={`${id}-help`}
          onChange={(event) => set(event.target.checked)}
        />
      </div>
      <p id={`${id}-help`} className="field-help">
        {help}
      </p>
    </div>
  );
}

/** Version and build of the engine that runs the workflows; the build is the hash of its files. */
function About() {
  const [build, setBuild] = useState<string>();
  useEffect(() => {
    let gone = false;
    void engineClient()
      .engineBuild()
      .then((answer) => !gone && answer.ok && setBuild(answer.value));
    return () => {
      gone = true;
    };
  }, []);
  const [version, hash] = build?.split("+") ?? [];
  return (
    <section aria-label={t("About")}>
      <h3 className="rail-heading">{t("About")}</h3>
      <p className="settings-about">
        VWMP {version ?? "…"}
        {hash !== undefined && (
          <>
            {" · "}
            <Words text="engine {hash}" parts={{ hash: <code title={hash}>{hash.slice(0, 12)}</code> }} />
          </>
        )}
      </p>
    </section>
  );
}
