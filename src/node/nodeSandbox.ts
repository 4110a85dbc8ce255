import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { type CodeRunner, threadedSandbox } from "#engine";

/** Megabytes for the texts that go in and out; the memory of programs is counted by the sandbox itself. */
const HEAP = 512;

/** Where the sandbox lies: in the package's `lib/`, that of the last build when this is a source. */
const FOLDER = new URL(
  import.meta.url.endsWith(".ts") ? "../../lib/" : /\/host-chunks\/[^/]*$/.test(import.meta.url) ? "../" : "./",
  import.meta.url,
);

/** Gives the port of the thread to the sandbox, which is the same file in a page. */
const BOOT = `const { parentPort, workerData } = require("node:worker_threads");
import(workerData).then(({ serveSandbox }) => serveSandbox(parentPort), (error) => { throw error; });`;

/** Runs programs in threads of Node; the files of the sandbox lie in `folder`. */
export function nodeSandbox(folder: URL = FOLDER): CodeRunner {
  return threadedSandbox({
    compile: async () => WebAssembly.compile(await readFile(new URL("sandbox.wasm", folder))),
    start() {
      const worker = new Worker(BOOT, {
        eval: true,
        workerData: new URL("sandbox.js", folder).href,
        env: {},
        execArgv: [],
        stdin: false,
        resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      });
      return {
        post: (message) => worker.postMessage(message),
        listen(hear, died) {
          worker.on("message", hear);
          worker.on("error", (error: Error) => died(error.message));
          worker.on("exit", () => died("it exited"));
        },
        terminate: () => void worker.terminate(),
        hold: (busy) => (busy ? worker.ref() : worker.unref()),
      };
    },
  });
}
