import { lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { addressedView } from "../library/address.ts";

const AppPage = lazy(() => import("./AppPage.tsx").then((file) => ({ default: file.AppPage })));

/** The workflow as a page to use, where the address asks for that; else what is in it, the studio. */
export function AppSwitch({ children }: { readonly children: ReactNode }) {
  const view = useSyncExternalStore(onAddress, addressedView);
  if (view !== "app") return children;
  return (
    <Suspense>
      <AppPage />
    </Suspense>
  );
}

function onAddress(call: () => void): () => void {
  addEventListener("hashchange", call);
  return () => removeEventListener("hashchange", call);
}
