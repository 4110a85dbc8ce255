import { ACTIONS } from "../editor/actions.ts";
import { setUi } from "../editor/uiStore.ts";
import { openWorkflow, useLibrary } from "../library/library.ts";
import { type Found, SearchDialog } from "./SearchDialog.tsx";
import { searchText } from "./searchText.ts";

/** Every action that can be done now and every kept workflow, by name. */
export function CommandPalette() {
  const entries = useLibrary((state) => state.entries);
  const actions = ACTIONS.filter((action) => action.id !== "palette" && action.when?.() !== false).map(
    ({ id, title, icon, keys, run }): Found => ({ key: id, title, icon: icon ?? "chevron-right", keys: keys[0], run }),
  );
  const open = entries.map(
    ({ id, name }): Found => ({
      key: `open ${id}`,
      title: name,
      detail: "Open workflow",
      icon: "workflow",
      run: () => void openWorkflow(id),
    }),
  );
  return (
    <SearchDialog
      title="Command palette"
      label="Search commands"
      placeholder="What do you want to do?"
      find={(search) => searchText([...actions, ...open], search, ({ title }) => title)}
      none={(search) => `No command fits “${search}”.`}
      onClose={() => setUi({ search: undefined })}
    />
  );
}
