import { useEffect, useState } from "react";
import { duration } from "../run/RunStatus.tsx";
import { t } from "../words/words.ts";

const SECOND = 1000;
/** Milliseconds of a wait that is worth a line: a shorter one is over before it is read. */
const WORTH = 2 * SECOND;

/** True where a wait goes on long enough to be told of. */
export function isLongWait(until: number | undefined): until is number {
  return until !== undefined && until - Date.now() > WORTH;
}

/** In the place of what a node will do: how long it still waits. */
export function CardWait({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return <p className="card-summary">{t("waits · {time} left", { time: duration(Math.max(0, until - now)) })}</p>;
}
