import { useEffect, useState } from "react";

/** Milliseconds without a letter before a text is taken for written to its end; the editor of expressions underlines after as many. */
const PAUSE = 600;

/** Whether a text has not changed for a moment; the first one is at rest at once. */
export function useAtRest(text: string): boolean {
  const [seen, setSeen] = useState({ text, rested: true });
  const now = seen.text === text ? seen : { text, rested: false };
  if (now !== seen) setSeen(now);
  useEffect(() => {
    if (now.rested) return;
    const timer = setTimeout(() => setSeen({ text: now.text, rested: true }), PAUSE);
    return () => clearTimeout(timer);
  }, [now]);
  return now.rested;
}
