import { lazy, Suspense } from "react";
import { ContextMenu } from "./canvas/ContextMenu.tsx";
import { useUi } from "./editor/uiStore.ts";
import { KeepingDialogs } from "./keeping/KeepingDialogs.tsx";
import { LibraryDialogs } from "./library/LibraryDialogs.tsx";
import { CommandPalette } from "./palette/CommandPalette.tsx";
import { FindInWorkflow } from "./palette/FindInWorkflow.tsx";
import { NodeCreator } from "./palette/NodeCreator.tsx";
import { ShareOverlays } from "./share/ShareOverlays.tsx";

const ImportDialog = lazy(async () => ({ default: (await import("./library/ImportDialog.tsx")).ImportDialog }));
const ShortcutHelp = lazy(async () => ({ default: (await import("./editor/ShortcutHelp.tsx")).ShortcutHelp }));

/** What opens over the window; where the next key is already meant for it, it is loaded from the start. */
export function Overlays() {
  const { creator, importing, help, menu, search } = useUi();
  return (
    <>
      {creator !== undefined && <NodeCreator request={creator} />}
      {menu !== undefined && <ContextMenu menu={menu} />}
      {search === "commands" && <CommandPalette />}
      {search === "workflow" && <FindInWorkflow />}
      <Suspense>
        {importing !== undefined && <ImportDialog initial={importing.text} />}
        {help && <ShortcutHelp />}
      </Suspense>
      <ShareOverlays />
      <KeepingDialogs />
      <LibraryDialogs />
    </>
  );
}
