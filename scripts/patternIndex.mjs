import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = "public/examples/patterns";

/** What the gallery lists of the workflow patterns, by the numbers in their file names. @param {string} root */
export function patternIndex(root) {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".vwmp.json"))
    .sort(new Intl.Collator("en", { numeric: true }).compare)
    .map((file) => {
      const { name, description = "" } = JSON.parse(readFileSync(join(folder, file), "utf8"));
      return { file: `patterns/${file}`, name, description };
    });
}
