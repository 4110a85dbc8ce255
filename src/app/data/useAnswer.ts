import { useEffect, useState } from "react";
import type { Answer } from "../run/engineClient.ts";

/** What the engine answers; asked again when `key` changes, and the last answer stays until the next is here. Undefined before the first. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>, key: string): Answer<T> | undefined {
  const [answer, show] = useState<Answer<T> | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that matters of the question
  useEffect(() => {
    let live = true;
    void ask().then((next) => {
      if (live) show(next);
    });
    return () => {
      live = false;
    };
  }, [key]);
  return answer;
}
