import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "..");
const FOLDER = "public/examples/patterns";
const [BEGIN, END] = ["<!-- patterns -->", "<!-- /patterns -->"];

/** The pattern files, in order: `NN-name.vwmp.json`. */
export function patternFiles() {
  return readdirSync(join(root, FOLDER))
    .filter((name) => name.endsWith(".vwmp.json"))
    .sort();
}

/** The table of the README, made from the files: three patterns a row, each a link. */
function patternTable() {
  const cells = patternFiles().map((file) => {
    const { name } = JSON.parse(readFileSync(join(root, FOLDER, file), "utf8"));
    return `[${name}](${FOLDER}/${file})`;
  });
  const height = Math.ceil(cells.length / 3);
  const rows = Array.from(
    { length: height },
    (_, row) => `| ${[0, 1, 2].map((column) => cells[row + column * height] ?? "").join(" | ")} |`,
  );
  return ["|   |   |   |", "| --- | --- | --- |", ...rows].join("\n");
}

/** The README with the table in its place. */
function withTable(/** @type {string} */ readme) {
  const [start, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`README.md needs the lines ${BEGIN} and ${END}`);
  return `${readme.slice(0, start + BEGIN.length)}\n\n${patternTable()}\n\n${readme.slice(end)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const path = join(root, "README.md");
  writeFileSync(path, withTable(readFileSync(path, "utf8")));
}
