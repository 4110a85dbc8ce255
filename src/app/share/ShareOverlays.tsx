import { lazy, Suspense } from "react";
import { useShare } from "./shareStore.ts";

const ShareDialog = lazy(async () => ({ default: (await import("./ShareDialog.tsx")).ShareDialog }));
const SecretsWarning = lazy(async () => ({ default: (await import("./SecretsWarning.tsx")).SecretsWarning }));

/** The dialogs of sharing, loaded when one is first opened. */
export function ShareOverlays() {
  const open = useShare((state) => state.open);
  return (
    <Suspense>
      {open?.of === "share" && <ShareDialog />}
      {open?.of === "secrets" && <SecretsWarning format={open.format} found={open.found} />}
    </Suspense>
  );
}
