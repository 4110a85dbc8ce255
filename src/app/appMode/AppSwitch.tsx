import { lazy, type ReactNode, Suspense } from "react";
import { useAddressedView } from "../library/useAddressedView.ts";

const AppPage = lazy(() => import("./AppPage.tsx").then((file) => ({ default: file.AppPage })));

/** The workflow as a page to use, where the address asks for that; else what is in it, the studio. */
export function AppSwitch({ children }: { readonly children: ReactNode }) {
  if (useAddressedView() !== "app") return children;
  return (
    <Suspense>
      <AppPage />
    </Suspense>
  );
}
