import { setUi } from "../editor/uiStore.ts";
import { startTour } from "../tour/tourStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMenuAt } from "../ui/useMenuAt.ts";
import { openGuides, openReference } from "./openPages.ts";

/** The button “Help” and its menu: guides, node types, keys and the tour. */
export function HelpMenu() {
  const menu = useMenuAt();
  return (
    <>
      <IconButton icon="circle-question-mark" label="Help" aria-haspopup="menu" aria-expanded={menu.at !== undefined} onClick={menu.open} />
      {menu.at !== undefined && (
        <Menu label="Help" at={menu.at} onClose={menu.close}>
          <button type="button" onClick={openGuides}>
            <Icon name="notebook-text" />
            <span>Guides</span>
          </button>
          <button type="button" onClick={openReference}>
            <Icon name="book-open-check" />
            <span>Node types</span>
          </button>
          <button type="button" onClick={() => setUi({ help: true })}>
            <Icon name="keyboard" />
            <span>Keyboard shortcuts</span>
          </button>
          <button type="button" onClick={startTour}>
            <Icon name="flag" />
            <span>Start the tour</span>
          </button>
        </Menu>
      )}
    </>
  );
}
