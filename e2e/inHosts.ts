import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Flow } from "./flows.ts";
import { packedPackage } from "./packedPackage.ts";

/**
 * What `script`, the text of `async (WorkflowEngine, flows, given) => …`, says of workflows in the packed package: what it gives, as JSON.
 */
export function fromPackage<T>(script: string, flows: readonly Flow[], given: object = {}): Record<string, T> {
  const packed = packedPackage();
  writeFileSync(join(packed.folder, "flows.json"), JSON.stringify(flows));
  return JSON.parse(
    packed.run(`import { readFileSync } from "node:fs"; import { WorkflowEngine } from "vwmp";
      const flows = JSON.parse(readFileSync("flows.json", "utf8"));
      console.log(JSON.stringify(await (${script})(WorkflowEngine, flows, ${JSON.stringify(given)})));`),
  );
}

/** The same in a worker of the built page, started as the studio starts it: from a blob, under the page's policy. */
export async function fromPage<T>(page: Page, script: string, flows: readonly Flow[], given: object = {}): Promise<Record<string, T>> {
  await page.goto("./");
  const told = await page.evaluate(
    ({ script, flows, given }) => {
      const engine = new URL("./engine/index.js", document.baseURI).href;
      const source = `import { WorkflowEngine } from ${JSON.stringify(engine)};
        onmessage = async ({ data }) => postMessage(JSON.stringify(await (${script})(WorkflowEngine, data, ${JSON.stringify(given)})));
        postMessage("ready");`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
      return new Promise<string>((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }) => (data === "ready" ? worker.postMessage(flows) : resolve(data));
      });
    },
    { script, flows, given },
  );
  return JSON.parse(told); // as text: what carries values out of the page drops keys such as __proto__
}
