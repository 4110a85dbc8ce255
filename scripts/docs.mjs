import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runnerImport } from "vite";
import { nodeReference } from "./nodeReference.mjs";

/** Writes `docs/nodes/` from the descriptions of the node types. */
const root = resolve(import.meta.dirname, "..");
const folder = join(root, "docs/nodes");
const { module } = await runnerImport(join(root, "src/nodes/index.ts"), { root, configFile: false, logLevel: "error" });
const pages = nodeReference(/** @type {{ builtInNodes: readonly import("../src/model/nodeType.ts").NodeType[] }} */ (module).builtInNodes);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
console.log(`${pages.size} pages in docs/nodes/`);
