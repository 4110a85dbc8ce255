import { create } from "zustand";
import { useRunStore } from "../run/runStore.ts";

/** Milliseconds after the page is there: keeping it for later takes nothing from the first look. */
const PAUSE = 8000;
const BETWEEN_CHECKS = 3_600_000;
/** What somebody does that shows each frame that is missing. */
const BUSY = ["pointerdown", "pointermove", "wheel", "keydown"] as const;
/** Milliseconds between two words that somebody is busy. */
const BETWEEN_WORDS = 200;
/** Milliseconds after which keeping is taken to be over: a worker of an earlier version does not say so. */
const LONGEST = 300_000;

/** Where a newer version waits to take over; undefined where this is the newest. */
export const useUpdate = create<{ readonly registration: ServiceWorkerRegistration | undefined }>(() => ({ registration: undefined }));

/** Keeps the site for use without a network, and notices newer versions of it. Call once; does nothing where there are no service workers. */
export function startServiceWorker(): void {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  setTimeout(() => void register(), PAUSE);
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
    const look = (): void => {
      if (registration.waiting !== null && navigator.serviceWorker.controller !== null) useUpdate.setState({ registration });
    };
    look();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
    checkNowAndThen(registration);
    const stop = tellWhenBusy(registration);
    await keepRest().finally(stop);
  } catch {
    // A site that is not kept works as long as there is a network.
  }
}

/** Asks for the heavy files too, now that the studio itself is kept; where data is to be saved, each is kept when it is first used. */
async function keepRest(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return;
  const { port1, port2 } = new MessageChannel();
  const kept = new Promise((resolve) => {
    port1.onmessage = resolve;
    setTimeout(resolve, LONGEST);
  });
  active?.postMessage("keep-rest", [port2]);
  await kept;
  port1.close();
}

/**
 * Tells the worker that keeps the site whenever somebody drags, scrolls or types, and while a run goes on, so that it waits. Returns what
 * ends that.
 */
function tellWhenBusy(registration: ServiceWorkerRegistration): () => void {
  let told = Number.NEGATIVE_INFINITY;
  const tell = (): void => {
    const now = performance.now();
    if (now - told < BETWEEN_WORDS) return;
    told = now;
    (registration.installing ?? registration.active)?.postMessage("busy");
  };
  const act = (event: Event): void => {
    const hovers = event.type === "pointermove" && (event as PointerEvent).buttons === 0;
    if (!hovers) tell();
  };
  for (const kind of BUSY) addEventListener(kind, act, { capture: true, passive: true });
  const leaveRuns = useRunStore.subscribe(tell);
  return () => {
    for (const kind of BUSY) removeEventListener(kind, act, { capture: true });
    leaveRuns();
  };
}

function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < BETWEEN_CHECKS) return;
    last = Date.now();
    void registration.update().catch(() => undefined);
  });
}
