/**
 * The site's service worker, after `const VERSION`, `const FILES`, `const LATER` and `const LAZY`, which the build writes in: paths of the
 * site's own files with their SHA-256, those kept at once, those kept once a page says that there is time, and those kept when they are
 * first asked for. It answers for these files alone, keeps none whose digest is another, and never touches what is not of this site.
 */
const CACHE = `vwmp-${VERSION}`;
const SCOPE = new URL("./", self.location.href).href;
/** Milliseconds behind the last word that somebody is busy in a page, in which nothing is kept: it would take frames from them. */
const BUSY = 600;
/** Milliseconds for which one file waits at most: who never rests has the site kept all the same. */
const PATIENCE = 3000;
let busyUntil = 0;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOld()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
  if (event.data === "busy") busyUntil = Date.now() + BUSY;
  if (event.data === "keep-rest") event.waitUntil(keepRest().then(() => event.ports[0]?.postMessage("kept")));
});
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== undefined) event.respondWith(answer(path, event.request));
});

/** The path of a file of this site that a request asks for; undefined for everything else, which goes its way untouched. */
function pathOf({ method, mode, url }) {
  if (method !== "GET" || !url.startsWith(SCOPE)) return undefined;
  const { pathname, search } = new URL(url);
  const path = pathname.slice(new URL(SCOPE).pathname.length);
  if (mode === "navigate" && path === "") return "index.html";
  if (search !== "" && mode !== "navigate") return undefined;
  return digestOf(path) !== undefined || path.startsWith("assets/") ? path : undefined;
}

function digestOf(path) {
  for (const list of [FILES, LATER, LAZY]) if (Object.hasOwn(list, path)) return list[path];
  return undefined;
}

/**
 * Keeps what is kept at once, one after the other so that it takes no frame from who is working in the site, and of the rest what an
 * earlier version has: an update takes nothing that worked without a network.
 */
async function keepAll() {
  const cache = await caches.open(CACHE);
  for (const path of Object.keys(FILES)) {
    await calm();
    await keep(cache, path);
  }
  for (const path of [...Object.keys(LATER), ...Object.keys(LAZY)]) await keepFromBefore(cache, path);
}

/** One after the other: what a person asks for meanwhile comes first. What cannot be had now is asked for again by the next page. */
async function keepRest() {
  const cache = await caches.open(CACHE);
  for (const path of Object.keys(LATER)) {
    if ((await cache.match(SCOPE + path)) !== undefined) continue;
    await calm();
    try {
      await keep(cache, path);
    } catch {
      return;
    }
  }
}

/** Resolves once nobody has been busy for a while. */
async function calm() {
  const latest = Date.now() + PATIENCE;
  while (Date.now() < Math.min(busyUntil, latest)) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** True where an earlier version has the very file. */
async function keepFromBefore(cache, path) {
  const url = SCOPE + path;
  const before = await caches.match(url);
  if (before === undefined || !(await isOwn(path, before))) return false;
  await cache.put(url, before);
  return true;
}

/** Keeps a file: from an earlier version where it is the same, else from the server. Throws where it is not the file of this version. */
async function keep(cache, path) {
  if (await keepFromBefore(cache, path)) return undefined;
  const url = SCOPE + path;
  const response = await fetch(url, { cache: "no-cache", redirect: "error" });
  if (!response.ok || !(await isOwn(path, response))) throw new Error(`${path} is not the file of version ${VERSION}`);
  return cache.put(url, response);
}

async function isOwn(path, response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === digestOf(path);
}

async function answer(path, request) {
  const url = SCOPE + path;
  const kept = (await (await caches.open(CACHE)).match(url)) ?? (digestOf(path) === undefined ? await caches.match(url) : undefined);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok && digestOf(path) !== undefined && (await isOwn(path, response)))
    await (await caches.open(CACHE)).put(url, response.clone());
  return response;
}

/** Leaves the version before: a tab that is still open on it may load parts of it. */
async function dropOld() {
  const old = (await caches.keys()).filter((name) => name.startsWith("vwmp-") && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}
