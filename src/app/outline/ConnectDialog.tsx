import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { SearchDialog } from "../palette/SearchDialog.tsx";
import { connectChoices } from "./connectChoices.ts";
import { openConnect } from "./outlineStore.ts";

/** The dialog “Connect”: every port that a node can be connected with. */
export function ConnectDialog({ node }: { readonly node: string }) {
  const title = useEditor((state) => titleOf(state.workflow, node));
  return (
    <SearchDialog
      title="Connect"
      label="Search ports"
      placeholder={`Connect “${title}” with…`}
      find={(search) => connectChoices(node, search)}
      none={(search) => (search === "" ? `No other port fits one of “${title}”.` : `No port that fits is called “${search}”.`)}
      onClose={() => openConnect(undefined)}
    />
  );
}
