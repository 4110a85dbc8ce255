/** Takes the place of a service worker that must go: forgets all that it kept and unregisters. */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith("vwmp-")) await caches.delete(name);
  await self.registration.unregister();
}
