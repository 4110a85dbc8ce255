import { setUi } from "../editor/uiStore.ts";
import { startTour } from "../tour/tourStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMenuAt } from "../ui/useMenuAt.ts";
import { t } from "../words/words.ts";
import { openGuides, openReference } from "./openPages.ts";

/** The button “Help” and its menu: guides, node types, keys and the tour. */
export function HelpMenu() {
  const menu = useMenuAt();
  return (
    <>
      <IconButton
        icon="circle-question-mark"
        label={t("Help")}
        aria-haspopup="menu"
        aria-expanded={menu.at !== undefined}
        onClick={menu.open}
      />
      {menu.at !== undefined && (
        <Menu label={t("Help")} at={menu.at} onClose={menu.close}>
          <button type="button" onClick={openGuides}>
            <Icon name="notebook-text" />
            <span>{t("Guides")}</span>
          </button>
          <button type="button" onClick={openReference}>
            <Icon name="book-open-check" />
            <span>{t("Node types")}</span>
          </button>
          <button type="button" onClick={() => setUi({ help: true })}>
            <Icon name="keyboard" />
            <span>{t("Keyboard shortcuts")}</span>
          </button>
          <button type="button" onClick={startTour}>
            <Icon name="flag" />
            <span>{t("Start the tour")}</span>
          </button>
        </Menu>
      )}
    </>
  );
}
