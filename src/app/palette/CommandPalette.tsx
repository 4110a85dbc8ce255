import { ACTIONS } from "../editor/actions.ts";
import { setUi } from "../editor/uiStore.ts";
import { openWorkflow, useLibrary } from "../library/library.ts";
import { t } from "../words/words.ts";
import { type Found, SearchDialog } from "./SearchDialog.tsx";
import { searchText } from "./searchText.ts";

/** Every action that can be done now and every kept workflow, by name. */
export function CommandPalette() {
  const entries = useLibrary((state) => state.entries);
  const actions = ACTIONS.filter((action) => action.id !== "palette" && action.when?.() !== false).map(
    ({ id, title, icon, keys, run }): Found => ({ key: id, title: t(title), icon: icon ?? "chevron-right", keys: keys[0], run }),
  );
  const open = entries.map(
    ({ id, name }): Found => ({
      key: `open ${id}`,
      title: name,
      detail: t("Open workflow"),
      icon: "workflow",
      run: () => void openWorkflow(id),
    }),
  );
  return (
    <SearchDialog
      title={t("Command palette")}
      label={t("Search commands")}
      placeholder={t("What do you want to do?")}
      find={(search) => searchText([...actions, ...open], search, ({ title }) => title)}
      none={(search) => t("No command fits “{search}”.", { search })}
      onClose={() => setUi({ search: undefined })}
    />
  );
}
