import { titleOf } from "../editor/portsOfNode.ts";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { duration } from "../run/RunStatus.tsx";
import { useRunStore } from "../run/runStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { eventText } from "./eventText.ts";
import "./timeTravel.css";
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
    <section className="travel" aria-label="Time travel">
      <IconButton icon="chevron-right" className="flipped" label="Event before" disabled={seq <= 1} onClick={() => travelTo(seq - 1)} />
      <IconButton icon="chevron-right" label="Event after" disabled={seq >= events.length} onClick={() => travelTo(seq + 1)} />
      <input
        type="range"
        aria-label="Time travel"
        aria-valuetext={`Event ${seq} of ${events.length}: ${text}`}
        min={1}
        max={events.length}
        step={1}
        value={seq}
        onChange={(change) => travelTo(change.target.valueAsNumber)}
      />
      <output>
        <strong>
          {seq.toLocaleString("en")} of {events.length.toLocaleString("en")}
        </strong>{" "}
        {text}
      </output>
      <IconButton icon="x" label="End time travel" onClick={endTravel} />
    </section>
  );
}
