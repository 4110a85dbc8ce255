import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "../ui/IconButton.tsx";
import { onRunEnded } from "./onRunEnded.ts";
import "./tour.css";
import { t } from "../words/words.ts";
import { TOUR, type TourStep } from "./tourSteps.ts";
import { endTour, goToStep, useTour } from "./tourStore.ts";

/** Pixels between the popover, what it is about and the edge of the window. */
const GAP = 12;

/** The popover “Tour”: one step at a time beside what it is about. All else can be used meanwhile; Escape skips it. */
export function Tour({ step }: { readonly step: number }) {
  const shown = TOUR[step];
  return shown === undefined ? null : <Step step={step} shown={shown} />;
}

function Step({ step, shown }: { readonly step: number; readonly shown: TourStep }) {
  const { title, text, returnedText, at, prepare, untilRun } = shown;
  const returned = useTour((state) => state.returned);
  const popover = useRef<HTMLDivElement>(null);
  const [, moved] = useState(0);
  const last = step === TOUR.length - 1;
  const next = (): void => (last ? endTour() : goToStep(step + 1, TOUR[step + 1]?.leaves === true));
  useEffect(() => {
    void Promise.resolve(prepare?.()).then(() => moved((count) => count + 1));
    popover.current?.querySelector<HTMLElement>(".primary")?.focus();
    return untilRun === true ? onRunEnded(() => goToStep(step + 1, false)) : undefined;
  }, [step, prepare, untilRun]);
  useEffect(() => {
    const skip = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && document.querySelector("dialog[open], [popover]:popover-open") === null) endTour();
    };
    addEventListener("keydown", skip);
    return () => removeEventListener("keydown", skip);
  }, []);
  useAnchor(at, popover);
  return (
    <div ref={popover} className="tour" role="dialog" aria-label={t("Tour")} aria-describedby="tour-text" data-pane="Tour">
      <header>
        <h2>{t(title)}</h2>
        <IconButton icon="x" label={t("Skip the tour")} keys="Escape" onClick={endTour} />
      </header>
      <p id="tour-text">{t(returned ? (returnedText ?? text) : text)}</p>
      <footer>
        <span className="quiet">{t("{step} of {count}", { step: step + 1, count: TOUR.length })}</span>
        <span className="spring" />
        {step > 0 && (
          <button type="button" className="button" onClick={() => goToStep(step - 1, false)}>
            {t("Back")}
          </button>
        )}
        <button type="button" className="button primary" onClick={next}>
          {last ? t("Done") : t("Next")}
        </button>
      </footer>
    </div>
  );
}

/** Keeps the popover beside what it is about, and marks that. */
function useAnchor(selector: string, popover: { readonly current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const anchor = document.querySelector<HTMLElement>(selector);
    const place = (): void => {
      if (popover.current !== null) placeBeside(popover.current, document.querySelector(selector)?.getBoundingClientRect());
    };
    anchor?.setAttribute("data-tour", "");
    place();
    const watch = new ResizeObserver(place);
    watch.observe(document.body);
    for (const part of document.querySelectorAll(".top-bar, .stage > *, .top-bar *")) watch.observe(part);
    return () => {
      anchor?.removeAttribute("data-tour");
      watch.disconnect();
    };
  });
}

/** Below what it is about where there is room, else above, else inside, from it towards the middle; always whole in the window. */
function placeBeside(popover: HTMLElement, anchor: DOMRect | undefined): void {
  const { width, height } = popover.getBoundingClientRect();
  const [middle, bottom, top] = anchor === undefined ? [innerWidth / 2, 0, 0] : [anchor.left + anchor.width / 2, anchor.bottom, anchor.top];
  const below = bottom + GAP + height < innerHeight;
  const y = below ? bottom + GAP : top - GAP - height > 0 ? top - GAP - height : top + GAP;
  const wide = anchor === undefined || anchor.width > width;
  const x = wide ? middle - width / 2 : middle > innerWidth / 2 ? middle + anchor.width / 2 - width : middle - anchor.width / 2;
  popover.style.left = `${Math.round(Math.max(GAP, Math.min(x, innerWidth - width - GAP)))}px`;
  popover.style.top = `${Math.round(Math.max(GAP, Math.min(y, innerHeight - height - GAP)))}px`;
}
