import { useEffect, useState } from "react";
import { isLive, useRunStore } from "./runStore.ts";

/** Activations up to which a run is looked at whole with each of its changes. */
const SMALL = 500;
/** Milliseconds between two looks at a larger one. */
const STEADY = 300;

/** The version of the shown run, for what goes through all of it: while a large run is on its way it changes only now and then. */
export function useWholeRun(): number {
  const [version, take] = useState(() => useRunStore.getState().version);
  useEffect(() => watchWholeRun(take), []);
  return version;
}

/** Calls back with the version now, at each change of a small run, every 300 ms of a large one, and at its end. */
export function watchWholeRun(call: (version: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    call(useRunStore.getState().version);
  };
  tell();
  const stop = useRunStore.subscribe(({ session, facts }) => {
    if (session.timeline.length <= SMALL || !isLive(facts.status)) tell();
    else timer ??= setTimeout(tell, STEADY);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
