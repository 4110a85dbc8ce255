import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

const root = resolve(import.meta.dirname, "..");
const FLOORS = ["model", "schema", "expression", "engine", "nodes"];
const CALLS = new Set(["Date.now", "Math.random", "performance.now", "crypto.randomUUID", "crypto.getRandomValues"]);
const GLOBALS = new Set([
  "fetch",
  "console",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "process",
  "globalThis",
  "eval",
  "Function",
  "XMLHttpRequest",
]);

/**
 * Uses of an ambient clock, chance, timer, network or console: these come from the host.
 *
 * @param {string} path
 * @param {string} text
 */
export function ambientUses(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const name = ambientName(node);
    if (name !== undefined)
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} uses ${name}: ask the host`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** @param {ts.Node} node @returns {string | undefined} */
function ambientName(node) {
  if (ts.isPropertyAccessExpression(node) && CALLS.has(node.getText())) return node.getText();
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0) return "new Date()";
  if (ts.isCallExpression(node) && node.expression.getText() === "Date") return "Date()";
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && GLOBALS.has(node.expression.getText())) return node.expression.getText();
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && GLOBALS.has(node.expression.text))
    return node.expression.text;
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = FLOORS.flatMap((floor) =>
    readdirSync(join(root, "src", floor), { recursive: true, encoding: "utf8" }).map(
      (name) => `src/${floor}/${name.replaceAll("\\", "/")}`,
    ),
  ).filter(
    (path) =>
      path.endsWith(".ts") && !/\.(test|d)\.ts$|\/(runNode|runFlow|modelServer)\.ts$|^src\/(engine\/simulation|nodes\/trial)\//.test(path),
  );
  const found = files.flatMap((path) => ambientUses(path, readFileSync(join(root, path), "utf8")));
  for (const line of found) console.error(line);
  console.log(`${files.length} files, ${found.length} uses of an ambient world`);
  process.exitCode = found.length > 0 || files.length === 0 ? 1 : 0;
}
