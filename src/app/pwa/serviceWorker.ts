import { create } from "zustand";

/** Milliseconds after the page is there: keeping it for later takes nothing from the first look. */
const PAUSE = 8000;
const BETWEEN_CHECKS = 3_600_000;

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
    await keepRest();
  } catch {
    // A site that is not kept works as long as there is a network.
  }
}

/** Asks for the heavy files too, now that the studio itself is kept; where data is to be saved, each is kept when it is first used. */
async function keepRest(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return;
  active?.postMessage("keep-rest");
}

function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < BETWEEN_CHECKS) return;
    last = Date.now();
    void registration.update().catch(() => undefined);
  });
}
