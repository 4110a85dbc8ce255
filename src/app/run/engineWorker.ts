declare global {
  interface ImportMetaEnv {
    /** Given by the build. */
    readonly ENGINE_FILES?: readonly string[];
  }
}

/**
 * The files of the engine's start, seen from the page, the one that begins first: those npm ships in the built site, the sources in
 * development.
 */
const FILES = import.meta.env.ENGINE_FILES?.map((file) => `./engine/${file}`) ?? ["/workers/engine.worker.ts"];

let spare: Worker | undefined;

/** Starts the thread that the first engine runs in. It loads nothing yet: a visit that only looks asks for no engine. */
export function prepareWorker(): void {
  spare = newWorker();
}

/** The worker of a new engine: the one that waits, else another. */
export function startWorker(): Worker {
  const worker = spare ?? newWorker();
  spare = undefined;
  return worker;
}

function newWorker(): Worker {
  const urls = FILES.map((file) => new URL(file, document.baseURI).href);
  const blob = URL.createObjectURL(new Blob([waitAndServe(urls)], { type: "text/javascript" }));
  return new Worker(blob, { type: "module", name: "engine" });
}

/**
 * What the worker begins with: it imports the engine when the first message comes, which the engine then hears again with those behind it.
 * All files of the start are asked for at once, not one level behind another; one that is gone, because the site has a newer version by
 * now, is not missed where the engine itself names another. The page's CSP binds it, on hosts that send no headers too: a
 * worker from a blob inherits the policy, one from a URL does not. The imported file's own imports resolve against the file.
 */
function waitAndServe(urls: readonly string[]): string {
  return `const held = [];
const hold = (event) => {
  if (held.push(event) > 1) return;
  const [engine, ...parts] = ${JSON.stringify(urls)}.map((url) => import(url));
  for (const part of parts) part.catch(() => undefined);
  engine.then(serve, reportError);
};
const serve = () => {
  removeEventListener("message", hold);
  for (const { data, ports } of held.splice(0)) dispatchEvent(new MessageEvent("message", { data, ports }));
};
addEventListener("message", hold);`;
}
