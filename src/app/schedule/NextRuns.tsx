import { useEffect, useState } from "react";
import type { JsonObject } from "../../model/json.ts";
import { engineClient } from "../run/engineClient.ts";
import { Words } from "../words/Words.tsx";
import { t, timeLocale } from "../words/words.ts";
import "./schedule.css";

const SHOWN = 3;
const FORMAT = {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;

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
    <section className="next-runs" aria-label={t("Next runs")}>
      <h3>{t("Next runs")}</h3>
      {times.length === 0 ? (
        <p>{t("It is never due.")}</p>
      ) : (
        <ol>
          {times.map((time) => (
            <li key={time}>
              <time dateTime={new Date(time).toISOString()}>{new Date(time).toLocaleString(timeLocale(), FORMAT)}</time>
            </li>
          ))}
        </ol>
      )}
      <p>
        <Words
          text="In your time zone. Switch on {active} beside Run: runs start while the studio is open in a tab of this browser, and only then. Elsewhere {command} keeps the same file."
          parts={{ active: <b>{t("Active")}</b>, command: <code>vwmp schedule</code> }}
        />
      </p>
    </section>
  );
}
