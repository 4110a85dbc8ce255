import { lazy, Suspense } from "react";
import { isPreviewId, useEditor } from "../editor/editorStore.ts";

const Preview = lazy(async () => ({ default: (await import("./Preview.tsx")).Preview }));

/** Over a preview, and only there, what it is and whether to keep it. */
export function PreviewBanner() {
  const shown = useEditor((state) => isPreviewId(state.id));
  return shown ? (
    <Suspense fallback={null}>
      <Preview />
    </Suspense>
  ) : null;
}
