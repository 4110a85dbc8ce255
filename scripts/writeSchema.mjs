import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

/**
 * Writes `workflow.schema.json`, which the package publishes, from the model.
 *
 * @param {string} root
 */
export async function writeSchema(root) {
  const folder = join(root, "src/model");
  const file = readdirSync(folder).find((name) =>
    /export (async )?function workflowJsonSchema\b/.test(readFileSync(join(folder, name), "utf8")),
  );
  if (file === undefined) throw new Error("No file of src/model exports workflowJsonSchema");
  const { module } = await runnerImport(join(folder, file), { configFile: false, root, logLevel: "warn" });
  writeFileSync(join(root, "workflow.schema.json"), `${JSON.stringify(module.workflowJsonSchema(), undefined, 2)}\n`);
}
