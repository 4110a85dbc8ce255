import { hiddenBy } from "../canvas/groupNodes.ts";
import { viewport } from "../canvas/viewport.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { setUi } from "../editor/uiStore.ts";
import { t } from "../words/words.ts";
import { findInWorkflow } from "./findInWorkflow.ts";
import { type Found, SearchDialog } from "./SearchDialog.tsx";

/** Finds names, params and notes of the open workflow, and goes there. */
export function FindInWorkflow() {
  const { workflow, catalogue } = useEditor();
  const find = (search: string): readonly Found[] =>
    findInWorkflow(workflow, catalogue, search).map(({ id, title, detail, icon, param }, index) => ({
      key: `${id} ${index}`,
      title,
      detail,
      icon,
      run: () => {
        if (param === undefined) editor.select([id]);
        else {
          setUi({ inspector: true, tab: "Params" });
          editor.focusParam(id, param);
        }
        void viewport.reveal(hiddenBy(workflow).get(id) ?? id, true);
        if (param === undefined) viewport.focus();
      },
    }));
  return (
    <SearchDialog
      title={t("Find in workflow")}
      label={t("Find")}
      placeholder={t("Names, params and notes")}
      find={find}
      none={(search) => (search === "" ? t("Type what to look for.") : t("Nothing holds “{search}”.", { search }))}
      onClose={() => setUi({ search: undefined })}
    />
  );
}
