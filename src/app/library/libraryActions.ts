import { canLink } from "../diskFile/linkStore.ts";
import type { Action } from "../editor/action.ts";
import { isPreviewId, useEditor } from "../editor/editorStore.ts";
import { msg } from "../words/words.ts";
import { openLibraryDialog } from "./libraryDialogs.ts";
import { pickZip } from "./pickZip.ts";

/** What is done with all that is kept, and the gallery. */
export const LIBRARY: readonly Action[] = [
  {
    id: "gallery",
    title: msg("Browse samples"),
    keys: [],
    where: "anywhere",
    icon: "layout-grid",
    run: () => openLibraryDialog({ of: "gallery" }),
  },
  {
    id: "link-file",
    title: msg("Link to a file on disk…"),
    keys: [],
    where: "anywhere",
    icon: "file-text",
    when: () => canLink() && !useEditor.getState().readOnly && !isPreviewId(useEditor.getState().id),
    run: () => void import("../diskFile/linkedFile.ts").then(({ linkToFile }) => linkToFile()),
  },
  {
    id: "export-workspace",
    title: msg("Export workspace"),
    keys: [],
    where: "anywhere",
    icon: "file-archive",
    run: () => void import("./workspace/workspace.ts").then(({ exportWorkspace }) => exportWorkspace()),
  },
  { id: "import-workspace", title: msg("Import workspace"), keys: [], where: "anywhere", icon: "folder-open", run: pickZip },
];
