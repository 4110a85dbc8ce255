/** Where the engine's worker is, seen from the page: the files npm ships in the built site, the sources in development. */
const SOURCE: string = import.meta.env.PROD ? "./engine/engine.worker.js" : "/workers/engine.worker.ts";

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
  const url = new URL(SOURCE, document.baseURI).href;
  const blob = URL.createObjectURL(new Blob([waitAndServe(url)], { type: "text/javascript" }));
  return new Worker(blob, { type: "module", name: "engine" });
}

/**
 * What the worker begins with: it imports the engine when the first message comes, which the engine then hears again with those behind it.
 * The page's CSP binds it, on hosts that send no headers too: a worker from a blob inherits the policy, one from a URL does not. The
 * imported file's own imports resolve against the file.
 */
function waitAndServe(url: string): string {
  return `const held = [];
const hold = (event) => {
  if (held.push(event) === 1) import(${JSON.stringify(url)}).then(serve, reportError);
};
const serve = () => {
  removeEventListener("message", hold);
  for (const { data, ports } of held.splice(0)) dispatchEvent(new MessageEvent("message", { data, ports }));
};
addEventListener("message", hold);`;
}
