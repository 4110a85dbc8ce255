import { titleOf } from "../editor/portsOfNode.ts";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { duration } from "../run/RunStatus.tsx";
import { useRunStore } from "../run/runStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { eventText } from "./eventText.ts";
import "./timeTravel.css";
import { numberText, t } from "../words/words.ts";
import { endTravel, travelTo, useTravel } from "./travelStore.ts";

/** A slider over the events of a run: what is shown is the run behind the chosen one. */
export function TimeTravelBar() {
  const open = useTravel((state) => state.open);
  const seq = useRunStore((state) => state.seq) ?? 1;
  const workflow = useOpenWorkflow((state) => state.workflow);
  if (open === undefined) return null;
  const { events } = open.travel;
  const event = events[seq - 1];
  const from = events[0]?.at ?? 0;
  const text =
    event === undefined ? "" : `${eventText(event, (node) => titleOf(workflow, node))}, +${duration(Math.max(0, event.at - from))}`;
  return (
    <section className="travel" aria-label={t("Time travel")}>
      <IconButton
        icon="chevron-right"
        className="flipped"
        label={t("Event before")}
        disabled={seq <= 1}
        onClick={() => travelTo(seq - 1)}
      />
      <IconButton icon="chevron-right" label={t("Event after")} disabled={seq >= events.length} onClick={() => travelTo(seq + 1)} />
      <input
        type="range"
        aria-label={t("Time travel")}
        aria-valuetext={t("Event {seq} of {count}: {text}", { seq, count: events.length, text })}
        min={1}
        max={events.length}
        step={1}
        value={seq}
        onChange={(change) => travelTo(change.target.valueAsNumber)}
      />
      <output>
        <strong>{t("{seq} of {count}", { seq: numberText(seq), count: numberText(events.length) })}</strong> {text}
      </output>
      <IconButton icon="x" label={t("End time travel")} onClick={endTravel} />
    </section>
  );
}
