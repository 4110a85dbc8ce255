import { lazy, Suspense } from "react";
import { useRunPrompt } from "./runPrompts.ts";

const PermissionsDialog = lazy(async () => ({ default: (await import("./PermissionsDialog.tsx")).PermissionsDialog }));
const RunParametersDialog = lazy(async () => ({ default: (await import("./RunParametersDialog.tsx")).RunParametersDialog }));

/** The dialogs a run may have to ask before it starts, loaded when one first has to. */
export function RunPrompts() {
  const kind = useRunPrompt((state) => state.open?.kind);
  return (
    <Suspense>
      {kind === "permissions" && <PermissionsDialog />}
      {kind === "parameters" && <RunParametersDialog />}
    </Suspense>
  );
}
