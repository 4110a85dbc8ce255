import { useEffect, useState } from "react";
import type { JsonObject } from "../../model/json.ts";
import { engineClient } from "../run/engineClient.ts";
import "./schedule.css";

const SHOWN = 3;
const FORMAT = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** When a schedule would be due next, by its params, and what has to be open for that. */
export function NextRuns({ params }: { readonly params: JsonObject }) {
  const [times, setTimes] = useState<readonly number[]>([]);
  const key = JSON.stringify(params);
  useEffect(() => {
    let live = true;
    void engineClient()
      .nextTimes(JSON.parse(key) as JsonObject, Date.now(), SHOWN)
      .then((answer) => {
        if (live) setTimes(answer.ok ? answer.value : []);
      });
    return () => {
      live = false;
    };
  }, [key]);
  return (
    <section className="next-runs" aria-label="Next runs">
      <h3>Next runs</h3>
      {times.length === 0 ? (
        <p>It is never due.</p>
      ) : (
        <ol>
          {times.map((time) => (
            <li key={time}>
              <time dateTime={new Date(time).toISOString()}>{FORMAT.format(time)}</time>
            </li>
          ))}
        </ol>
      )}
      <p>
        In your time zone. Switch on <b>Active</b> beside Run: runs start while the studio is open in a tab of this browser, and only then.
        Elsewhere <code>vwmp schedule</code> keeps the same file.
      </p>
    </section>
  );
}
