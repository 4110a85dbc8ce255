import { lazy, Suspense } from "react";
import { closeLibraryDialog, useLibraryDialog } from "./libraryDialogs.ts";

const GalleryDialog = lazy(async () => ({ default: (await import("./gallery/GalleryDialog.tsx")).GalleryDialog }));
const WorkspaceReport = lazy(async () => ({ default: (await import("./workspace/WorkspaceReport.tsx")).WorkspaceReport }));

/** The dialogs on the library, loaded when they are first opened. */
export function LibraryDialogs() {
  const dialog = useLibraryDialog((state) => state.dialog);
  if (dialog === undefined) return null;
  return (
    <Suspense>
      {dialog.of === "gallery" && <GalleryDialog onClose={closeLibraryDialog} />}
      {dialog.of === "report" && <WorkspaceReport file={dialog.file} taken={dialog.taken} onClose={closeLibraryDialog} />}
    </Suspense>
  );
}
