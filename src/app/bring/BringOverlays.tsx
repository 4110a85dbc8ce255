import { lazy, Suspense } from "react";
import { useEditor } from "../editor/editorStore.ts";
import { useOffer } from "./bringStore.ts";

const NextSteps = lazy(() => import("./NextSteps.tsx").then((module) => ({ default: module.NextSteps })));

/** What appears under the canvas after data was brought in. */
export function BringOverlays() {
  const offer = useOffer((state) => state.offer);
  const open = useEditor((state) => state.id);
  return offer === undefined || offer.workflowId !== open ? null : (
    <Suspense fallback={null}>
      <NextSteps offer={offer} />
    </Suspense>
  );
}
