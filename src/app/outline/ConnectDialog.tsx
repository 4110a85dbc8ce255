import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { SearchDialog } from "../palette/SearchDialog.tsx";
import { t } from "../words/words.ts";
import { connectChoices } from "./connectChoices.ts";
import { openConnect } from "./outlineStore.ts";

/** The dialog “Connect”: every port that a node can be connected with. */
export function ConnectDialog({ node }: { readonly node: string }) {
  const title = useEditor((state) => titleOf(state.workflow, node));
  return (
    <SearchDialog
      title={t("Connect")}
      label={t("Search ports")}
      placeholder={t("Connect “{title}” with…", { title })}
      find={(search) => connectChoices(node, search)}
      none={(search) =>
        search === "" ? t("No other port fits one of “{title}”.", { title }) : t("No port that fits is called “{search}”.", { search })
      }
      onClose={() => openConnect(undefined)}
    />
  );
}
