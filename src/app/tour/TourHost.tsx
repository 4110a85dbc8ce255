import { lazy, Suspense, useEffect } from "react";
import { useEditor } from "../editor/editorStore.ts";
import { useLibrary } from "../library/library.ts";
import { useAddressedView } from "../library/useAddressedView.ts";
import { useRunStatus } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import "./tourOffer.css";
import { t } from "../words/words.ts";
import { declineTour, endTour, resumeTour, startTour, useTour } from "./tourStore.ts";

const Tour = lazy(() => import("./Tour.tsx").then((module) => ({ default: module.Tour })));

/** The tour while there is one, else its offer on a first visit to the canvas until something has run or another workflow was opened. */
export function TourHost() {
  const { step, declined } = useTour();
  const firstVisit = useLibrary((state) => state.firstVisit);
  const { status } = useRunStatus();
  const outline = useAddressedView() === "outline";
  useEffect(resumeTour, []);
  useEffect(() => {
    if (status !== "idle") declineTour();
  }, [status]);
  useEffect(
    () =>
      useEditor.subscribe(({ id }, before) => {
        if (before.id !== "" && id !== before.id) declineTour();
      }),
    [],
  );
  if (step !== undefined) {
    return (
      <Suspense fallback={null}>
        <Tour step={step} />
      </Suspense>
    );
  }
  if (!firstVisit || declined || outline || status !== "idle") return null;
  return (
    <section className="tour-offer" aria-label={t("First visit")}>
      <button type="button" className="button" onClick={startTour}>
        <Icon name="flag" />
        {t("Take the tour")}
      </button>
      <IconButton icon="x" label={t("No tour")} onClick={endTour} />
    </section>
  );
}
