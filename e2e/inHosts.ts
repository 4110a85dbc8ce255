import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { type Flow, ROOT } from "./flows.ts";
import { packedPackage } from "./packedPackage.ts";

/**
 * What `script`, the text of `async (WorkflowEngine, flows, given, door) => …`, says of workflows in the packed package: what it gives, as JSON.
 */
export function fromPackage<T>(script: string, flows: readonly Flow[], given: object = {}): Record<string, T> {
  const packed = packedPackage();
  writeFileSync(join(packed.folder, "flows.json"), JSON.stringify(flows));
  return JSON.parse(packed.run(moduleOf(script, "vwmp", join(packed.folder, "flows.json"), given)));
}

/** The same in a process of its own, by the engine's files as they were built: those of the package, without packing it. */
export function fromBuild<T>(script: string, flows: readonly Flow[], given: object = {}): Record<string, T> {
  const file = join(mkdtempSync(join(tmpdir(), "vwmp-built-")), "flows.json");
  writeFileSync(file, JSON.stringify(flows));
  const code = moduleOf(script, pathToFileURL(join(ROOT, "lib/index.js")).href, file, given);
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8", maxBuffer: 512 * 1024 * 1024 }),
  );
}

function moduleOf(script: string, engine: string, flows: string, given: object): string {
  return `import { readFileSync } from "node:fs"; import * as door from ${JSON.stringify(engine)};
    const flows = JSON.parse(readFileSync(${JSON.stringify(flows)}, "utf8"));
    console.log(JSON.stringify(await (${script})(door.WorkflowEngine, flows, ${JSON.stringify(given)}, door)));`;
}

/** The same in a worker of the built page, started as the studio starts it: from a blob, under the page's policy. */
export async function fromPage<T>(page: Page, script: string, flows: readonly Flow[], given: object = {}): Promise<Record<string, T>> {
  await page.goto("./");
  const told = await page.evaluate(
    ({ script, flows, given }) => {
      const engine = new URL("./engine/index.js", document.baseURI).href;
      const source = `import * as door from ${JSON.stringify(engine)};
        onmessage = async ({ data }) => postMessage(JSON.stringify(await (${script})(door.WorkflowEngine, data, ${JSON.stringify(given)}, door)));
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
