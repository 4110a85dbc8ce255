import { actionOf } from "../editor/actions.ts";
import { addressView } from "../library/address.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMenuAt } from "../ui/useMenuAt.ts";
import { msg, t } from "../words/words.ts";
import { type ExportFormat, exportOpen } from "./exportWorkflow.ts";

const ENTRIES: readonly (readonly [format: ExportFormat, icon: string, text: string])[] = [
  ["json", "braces", "JSON"],
  ["yaml", "file-text", "YAML"],
  ["svg", "image", "SVG"],
  ["png", "image", "PNG"],
  ["mermaid", "workflow", msg("Mermaid")],
];

/** The button “Export” and its menu. */
export function ExportMenu() {
  const menu = useMenuAt();
  const link = actionOf("link-file");
  return (
    <>
      <button type="button" className="button" aria-haspopup="menu" aria-expanded={menu.at !== undefined} onClick={menu.open}>
        <Icon name="download" />
        <span className="label">{t("Export")}</span>
      </button>
      {menu.at !== undefined && (
        <Menu label={t("Export")} at={menu.at} onClose={menu.close}>
          {ENTRIES.map(([format, icon, text]) => (
            <button key={format} type="button" onClick={() => void exportOpen(format)}>
              <Icon name={icon} />
              <span>{t(text)}</span>
            </button>
          ))}
          <hr />
          {link.when?.() && (
            <button type="button" onClick={link.run}>
              <Icon name={link.icon ?? ""} />
              <span>{link.title}</span>
            </button>
          )}
          <button type="button" onClick={() => addressView("app")}>
            <Icon name="app-window" />
            <span>{t("Open as app")}</span>
          </button>
        </Menu>
      )}
    </>
  );
}
