import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { runnerImport } from "vite";

/** @typedef {import("../src/model/nodeType.ts").NodeType} NodeType */

/** A type whose code is in a file of its own: the build goes there directly. */
const LAZY_RUN = /^ {2}run: lazyRun\((async \(\) => \(await import\("\.\/run\/\w+\.ts"\)\)\.\w+)\),$/m;

/**
 * Descriptions as `unpackNodes` takes them: those of the common types as they are, the others and the docs packed for `inflateText`.
 *
 * @param {readonly NodeType[]} types All, in their order.
 * @param {readonly NodeType[]} common Those that most workflows use.
 */
export function packDescriptions(types, common) {
  const undocumented = types.map(({ run: _, docs: __, ...description }) => description);
  const isCommon = new Set(common.map(fileOf));
  return {
    common: undocumented.filter((description) => isCommon.has(fileOf(description))),
    types: pack(undocumented.map((description) => (isCommon.has(fileOf(description)) ? fileOf(description) : description))),
    docs: pack(Object.fromEntries(types.map((type) => [fileOf(type), type.docs]))),
  };
}

/** As `unpackNodes` names a type's file. @param {Pick<NodeType, "type" | "version">} type */
const fileOf = ({ type, version }) => (version === 1 ? type : `${type}-${version}`);

/** A text as `inflateText` reads it, and its size in bytes. @param {unknown} value */
function pack(value) {
  const text = Buffer.from(JSON.stringify(value));
  return { packed: deflateRawSync(text, { level: 9 }).toString("base64"), size: text.length };
}

/** The module of the node types that are not common, and of all docs. */
export const OTHER_NODES = "\0other-nodes";

/**
 * Makes the catalogue of a build small: descriptions but those of the common types are packed into texts, and each node's file keeps
 * its `run` alone and is loaded when a workflow first needs it. In the sources a node type is one file; what people download is another
 * matter.
 *
 * @param {string} root
 * @returns {import("vite").Plugin}
 */
export function packedCatalogue(root) {
  const folder = join(root, "src/nodes");
  const index = join(folder, "index.ts");
  const imports = [...readFileSync(index, "utf8").matchAll(/import \{ (\w+) \} from "(\.\/[\w-]+\.ts)"/g)];
  const files = new Set(imports.map(([, , file = ""]) => join(folder, file)));
  /** The sources, which both modules are made of. @type {ReturnType<typeof runnerImport> | undefined} */
  let imported;
  return {
    name: "packed-catalogue",
    async load(id) {
      if (id !== index && id !== OTHER_NODES) return null;
      imported ??= runnerImport(index, { root, configFile: false, logLevel: "error" });
      const { module } = await imported;
      const { builtInNodes, commonNodes } = /** @type {Record<"builtInNodes" | "commonNodes", readonly NodeType[]>} */ (module);
      const isCommon = new Set(commonNodes.map(fileOf));
      const parts = packDescriptions(builtInNodes, commonNodes);
      const text = (/** @type {"types" | "docs"} */ part) => `() => inflateText("${parts[part].packed}", ${parts[part].size})`;
      const runs = (/** @type {boolean} */ common) =>
        imports
          .filter(([, , file = ""]) => isCommon.has(basename(file, ".ts")) === common)
          .map(([, name, file = ""]) => {
            const code = readFileSync(join(folder, file), "utf8");
            const lazy = LAZY_RUN.exec(code)?.[1]?.replace('"./', `"${folder}/`);
            return `"${basename(file, ".ts")}": ${lazy ?? `async () => (await import("${join(folder, file)}")).${name}.run`}`;
          })
          .join(",\n");
      const inflateText = `import { inflateText } from "${join(root, "src/host/inflateText.ts")}";`;
      if (id === OTHER_NODES)
        return `${inflateText}\nexport const otherNodes = () => ({ types: ${text("types")}, docs: ${text("docs")}, runs: {\n${runs(false)} } });`;
      return [
        'import { unpackNodes } from "./support/unpackNodes.ts";',
        'import { part } from "\0parts";',
        `const unpacked = /* @__PURE__ */ unpackNodes({ types: () => ${JSON.stringify(parts.common)}, runs: {\n${runs(true)} } }, () => part("catalogue").otherNodes());`,
        "export const { all: builtInNodes, common: commonNodes } = unpacked;",
      ].join("\n");
    },
    transform(code, id) {
      if (!files.has(id)) return null;
      return { code: withRunAlone(code, this.parse(code, { lang: "ts" })), map: null };
    },
  };
}

/**
 * The code of a node's file with everything but `run` taken out of its definition.
 *
 * @param {string} code @param {ReturnType<import("vite").Rolldown.PluginContext["parse"]>} program
 */
function withRunAlone(code, program) {
  /** @type {(readonly [from: number, to: number])[]} */
  const cuts = [];
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") continue;
    for (const { init } of statement.declaration.declarations) {
      if (init?.type !== "CallExpression" || init.callee.type !== "Identifier" || init.callee.name !== "defineNode") continue;
      const [definition] = init.arguments;
      if (definition?.type !== "ObjectExpression") continue;
      for (const member of definition.properties) {
        if (member.type === "Property" && member.key.type === "Identifier" && member.key.name === "run") continue;
        cuts.push([member.start, code[member.end] === "," ? member.end + 1 : member.end]);
      }
    }
  }
  return cuts.reverse().reduce((text, [from, to]) => text.slice(0, from) + text.slice(to), code);
}
