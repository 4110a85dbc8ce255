import { lazy, Suspense } from "react";
import { closeKeeping, useKeeping } from "./keepingStore.ts";

const DIALOGS = {
  history: lazy(() => import("./HistoryDialog.tsx").then((module) => ({ default: module.HistoryDialog }))),
  storage: lazy(() => import("./StorageDialog.tsx").then((module) => ({ default: module.StorageDialog }))),
};

/** The dialogs on what is kept, loaded when they are first opened. */
export function KeepingDialogs() {
  const dialog = useKeeping((state) => state.dialog);
  if (dialog === undefined) return null;
  const Shown = DIALOGS[dialog];
  return (
    <Suspense>
      <Shown onClose={closeKeeping} />
    </Suspense>
  );
}
