import { type CodeRunner, threadedSandbox } from "#engine";

/** In development the sources are served as they are. */
const SOURCES = /\/workers\/[^/]*\.ts(?:\?|$)/.test(import.meta.url);
const THREAD = SOURCES ? "../src/sandbox/serveSandbox.ts" : "./sandbox.js";
const WASM = SOURCES ? "../node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm" : "./sandbox.wasm";

/** Runs programs in workers that are started from this one. */
export function webSandbox(): CodeRunner {
  return threadedSandbox({
    async compile() {
      const answer = await fetch(new URL(WASM, import.meta.url));
      if (!answer.ok) throw new Error(`${answer.url} answers ${answer.status}`);
      // Not compiled as it streams: a plain server need not know the type of the file.
      return WebAssembly.compile(await answer.arrayBuffer());
    },
    start() {
      // A worker from a blob is bound by the policy of the page, one from an address is not.
      const boot = `import { serveSandbox } from ${JSON.stringify(new URL(THREAD, import.meta.url).href)}; serveSandbox(self);`;
      const address = URL.createObjectURL(new Blob([boot], { type: "text/javascript" }));
      const worker = new Worker(address, { type: "module" });
      return {
        post: (message) => worker.postMessage(message),
        listen(hear, died) {
          worker.onmessage = ({ data }) => {
            URL.revokeObjectURL(address);
            hear(data);
          };
          worker.onerror = (event) => died(event.message || "it could not be loaded");
        },
        terminate: () => worker.terminate(),
        hold: () => undefined,
      };
    },
  });
}
