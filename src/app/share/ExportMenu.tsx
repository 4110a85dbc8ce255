import { useState } from "react";
import { addressView } from "../library/address.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { type ExportFormat, exportOpen } from "./exportWorkflow.ts";

const ENTRIES: readonly (readonly [format: ExportFormat, icon: string, text: string])[] = [
  ["json", "braces", "JSON"],
  ["yaml", "file-text", "YAML"],
  ["svg", "image", "SVG"],
  ["png", "image", "PNG"],
  ["mermaid", "workflow", "Mermaid"],
];

/** The button “Export” and its menu. */
export function ExportMenu() {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>();
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt({ x: box.left, y: box.bottom + 4 });
        }}
      >
        <Icon name="download" />
        <span className="label">Export</span>
      </button>
      {at !== undefined && (
        <Menu label="Export" at={at} onClose={() => setAt(undefined)}>
          {ENTRIES.map(([format, icon, text]) => (
            <button key={format} type="button" onClick={() => void exportOpen(format)}>
              <Icon name={icon} />
              <span>{text}</span>
            </button>
          ))}
          <hr />
          <button type="button" onClick={() => addressView("app")}>
            <Icon name="app-window" />
            <span>Open as app</span>
          </button>
        </Menu>
      )}
    </>
  );
}
