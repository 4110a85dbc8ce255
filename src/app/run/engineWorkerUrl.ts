/** Where the engine's worker is, seen from the page: the files npm ships in the built site, the sources in development. */
export const engineWorkerUrl: string = import.meta.env.PROD ? "./engine/engine.worker.js" : "/workers/engine.worker.ts";
