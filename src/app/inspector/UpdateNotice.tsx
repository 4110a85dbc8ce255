import { useMemo } from "react";
import { makeCatalogue } from "../../model/catalogue.ts";
import { newerType, upgradeNodes } from "../../model/upgradeNodes.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { t } from "../words/words.ts";

/** Says that there is a newer version of a node's type, and brings the node to it; nothing where there is none to bring it to. */
export function UpdateNotice({ id, type }: { readonly id: string; readonly type: string }) {
  const types = useEditor((state) => state.catalogue);
  const catalogue = useMemo(() => makeCatalogue(types), [types]);
  const to = newerType(type, catalogue);
  if (to === undefined) return null;
  const version = to.slice(to.lastIndexOf("@") + 1);
  const update = (): void => {
    // The button goes away with the focus.
    document.getElementById("inspector-panel")?.focus();
    editor.apply((workflow) => upgradeNodes(workflow, catalogue, [id]).workflow, { label: t("update to version {version}", { version }) });
  };
  return (
    <p className="notice" role="note">
      {catalogue.exact(type) !== undefined
        ? t("There is a newer version of this node type. Until it is updated, the node stays as it is.")
        : t("This version of the node type is not here any more: the node runs as version {version}.", { version })}{" "}
      <button type="button" className="button" onClick={update}>
        {t("Update to version {version}", { version })}
      </button>
    </p>
  );
}
