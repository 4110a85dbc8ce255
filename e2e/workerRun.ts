import type { Page } from "@playwright/test";

export type WorkerRun = {
  readonly status: string;
  readonly failures: readonly unknown[];
  readonly outputs: Readonly<Record<string, readonly unknown[]>>;
  /** The bytes of the files among the outputs. */
  readonly files: readonly Uint8Array[];
};

/** Runs a workflow in a worker of the built page, under the page's policy, with files in memory. */
export async function runInWorker(page: Page, workflow: string): Promise<WorkerRun> {
  const told = await page.evaluate((text) => {
    const engine = new URL("./engine/index.js", document.baseURI).href;
    const source = `import { WorkflowEngine, webHost } from ${JSON.stringify(engine)};
      onmessage = async ({ data }) => {
        const kept = new Map();
        const files = {
          async put(pieces) {
            const bytes = [];
            for await (const piece of pieces) bytes.push(...piece);
            const hash = [...new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
            kept.set(hash, bytes);
            return { hash, size: bytes.length };
          },
          async open(hash) {
            const bytes = kept.get(hash);
            return bytes && (async function* () { yield new Uint8Array(bytes); })();
          },
        };
        const { status, failures, outputs } = await new WorkflowEngine({ host: { ...webHost(), files } }).execute(data);
        const made = Object.values(outputs).flat().filter((item) => item?.$file).map((item) => kept.get(item.$file));
        postMessage(JSON.stringify({ status, failures, outputs, files: made }));
      };
      postMessage("ready");`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
    return new Promise<string>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => (data === "ready" ? worker.postMessage(text) : resolve(data));
    });
  }, workflow);
  const run = JSON.parse(told) as Omit<WorkerRun, "files"> & { readonly files: readonly (readonly number[])[] };
  return { ...run, files: run.files.map((bytes) => Uint8Array.from(bytes)) };
}
