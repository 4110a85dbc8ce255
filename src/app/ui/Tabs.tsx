import type { KeyboardEvent } from "react";
import "./tabs.css";
import { t } from "../words/words.ts";
import { Icon } from "./Icon.tsx";

type Props<T extends string> = {
  readonly label: string;
  readonly tabs: readonly T[];
  readonly current: T | undefined;
  /** Id of the panel that the tabs switch. */
  readonly controls: string;
  readonly onSelect: (tab: T) => void;
  /** By tab, where in a narrow pane only the current one has room for its word. */
  readonly icons?: Readonly<Record<T, string>>;
};

/** A row of tabs: one tab stop, arrows move between them. */
export function Tabs<T extends string>({ label, tabs, current, controls, onSelect, icons }: Props<T>) {
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = current === undefined ? 0 : tabs.indexOf(current);
    const next = tabs.at((index + step + tabs.length) % tabs.length);
    if (next === undefined) return;
    onSelect(next);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(next)]?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className="tabs" onKeyDown={press}>
      {tabs.map((tab, index) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${controls}-${tab}`}
          aria-selected={tab === current}
          aria-controls={controls}
          title={icons && t<string>(tab)}
          tabIndex={tab === current || (current === undefined && index === 0) ? 0 : -1}
          onClick={() => onSelect(tab)}
        >
          {icons && <Icon name={icons[tab]} />}
          <span>{t<string>(tab)}</span>
        </button>
      ))}
    </div>
  );
}
