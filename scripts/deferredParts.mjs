import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

const REGISTRY = "\0parts";
const ENGINE = "\0engine";
const WRAPPERS = "\0deferred:";
const PART = "\0part:";

/** What a file with deferred code may not export: a wrapper stands for a function alone. */
const NO_FUNCTION = /^export (?:default|const|let|class|enum|abstract|\*|\{)/m;

/**
 * Parts of the engine that most runs never reach, each a chunk of its own, and two doors to the engine: `index.js` imports all parts at
 * once, as a page must; `onDemand.js` reads each when its first function is called, which Node can do without waiting. Who imports a
 * file of a part gets functions of the same names that ask for the part first.
 *
 * @param {string} root
 * @param {Readonly<Record<string, readonly string[]>>} parts Name → files, relative to the root, that export functions and types alone, or modules of other plugins, which begin with NUL.
 * @returns {import("vite").Plugin & { readonly isStart: (id: string) => boolean }} `isStart`: whether a start reads a module.
 */
export function deferredParts(root, parts) {
  const index = join(root, "src/index.ts");
  const start = new Set([index, REGISTRY]);
  const partOf = new Map(
    Object.entries(parts).flatMap(([name, files]) => files.map((file) => /** @type {const} */ ([join(root, file), name]))),
  );
  return {
    name: "deferred-parts",
    enforce: "pre",
    buildStart() {
      for (const name of Object.keys(parts)) this.emitFile({ type: "chunk", id: PART + name, fileName: `chunks/${name}.js` });
    },
    buildEnd() {
      for (const id of start) for (const imported of this.getModuleInfo(id)?.importedIds ?? []) start.add(imported);
    },
    isStart: (id) => start.has(id),
    async resolveId(source, importer) {
      if (source.startsWith("\0")) return source;
      if (importer === undefined) return source === index ? ENGINE : null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const name = found === null ? undefined : partOf.get(found.id);
      if (found === null || name === undefined || importer === PART + name || partOf.get(importer) === name) return found;
      return WRAPPERS + found.id;
    },
    load(id) {
      if (id === ENGINE) return `export * from ${JSON.stringify(index)};\nexport { provideParts } from ${JSON.stringify(REGISTRY)};`;
      if (id === REGISTRY)
        return "let take;\nexport const part = (name) => take(name);\nexport const provideParts = (given) => { take = given; };";
      if (id.startsWith(PART)) {
        const files = parts[id.slice(PART.length)] ?? [];
        return files
          .map((file) =>
            file.startsWith("\0")
              ? `export * from ${JSON.stringify(file)};`
              : `export { ${functionsOf(join(root, file)).join(", ")} } from ${JSON.stringify(join(root, file))};`,
          )
          .join("\n");
      }
      if (!id.startsWith(WRAPPERS)) return null;
      const file = id.slice(WRAPPERS.length);
      const asked = `part(${JSON.stringify(partOf.get(file))})`;
      const wrappers = functionsOf(file).map((name) => `export const ${name} = (...given) => ${asked}.${name}(...given);`);
      return [`import { part } from ${JSON.stringify(REGISTRY)};`, ...wrappers].join("\n");
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const names = Object.keys(parts);
        const files = new Set(names.map((name) => `chunks/${name}.js`));
        const read = closure(bundle, "chunks/engine.js");
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== "chunk") continue;
          for (const imported of chunk.imports) {
            // A file that is read at once while another reader waits for it could not be read.
            if (files.has(chunk.fileName) && imported in bundle && !read.has(imported))
              this.error(`The part ${chunk.fileName} imports ${imported}, which a start does not read`);
            if (files.has(imported)) this.error(`${chunk.fileName} imports the part ${imported}, which is there only when asked for`);
          }
        }
        const engine = bundle["chunks/engine.js"];
        const handed = engine?.type === "chunk" ? handedOut(this.parse(engine.code)) : undefined;
        if (handed === undefined) this.error("chunks/engine.js does more than to hand out what another chunk has");
        delete bundle["chunks/engine.js"];
        for (const [fileName, source] of Object.entries(doors(names, handed))) this.emitFile({ type: "asset", fileName, source });
      },
    },
  };
}

/** @typedef {{ from: string, names: ReadonlyMap<string, string> }} HandedOut A file, and what is called how there by the name it is given. */

/**
 * What a chunk hands out of one other; undefined where it does anything else.
 *
 * @param {ReturnType<import("vite").Rolldown.PluginContext["parse"]>} program @returns {HandedOut | undefined}
 */
function handedOut(program) {
  const sources = new Set();
  const names = new Map();
  const local = new Map();
  const nameOf = (/** @type {any} */ node) => node.name ?? node.value;
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") {
      sources.add(statement.source.value);
      for (const each of statement.specifiers) if (each.type === "ImportSpecifier") local.set(each.local.name, nameOf(each.imported));
    } else if (statement.type === "ExportNamedDeclaration" && statement.declaration === null) {
      if (statement.source !== null) sources.add(statement.source.value);
      for (const { exported, local: given } of statement.specifiers)
        names.set(nameOf(exported), statement.source === null ? local.get(nameOf(given)) : nameOf(given));
    } else return undefined;
  }
  const [from] = sources;
  return sources.size === 1 ? { from: `./${posix.join("chunks", from)}`, names } : undefined;
}

/** @param {readonly string[]} parts @param {HandedOut} engine */
function doors(parts, { from, names }) {
  const exported = [...names].filter(([name]) => name !== "provideParts").map(([name, there]) => `${there} as ${name}`);
  const engine = `export { ${exported.join(", ")} } from "${from}";\n`;
  const registry = `import { ${names.get("provideParts")} as provideParts } from "${from}";`;
  const imports = parts.map((name) => `import * as ${name} from "./chunks/${name}.js";`).join("\n");
  return {
    "index.js": `${registry}\n${imports}\nconst parts = { ${parts.join(", ")} };\nprovideParts((name) => parts[name]);\n${engine}`,
    "onDemand.js": [
      'import { createRequire } from "node:module";',
      registry,
      "const require = createRequire(import.meta.url);",
      "const taken = {};",
      "provideParts((name) => (taken[name] ??= require(`./chunks/${name}.js`)));",
      engine,
    ].join("\n"),
  };
}

/** The functions that a file exports; an error where it exports other values. @param {string} file */
function functionsOf(file) {
  const code = readFileSync(file, "utf8");
  const other = NO_FUNCTION.exec(code);
  if (other !== null) throw new Error(`${file} is deferred, so that it exports functions alone: it has "${other[0]}"`);
  return [...code.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name = ""]) => name);
}

/** The files that are read with one: all that it imports at once, and so on. @param {import("vite").Rolldown.OutputBundle} bundle @param {string} from */
function closure(bundle, from) {
  const seen = new Set([from]);
  for (const file of seen) {
    const chunk = bundle[file];
    if (chunk?.type === "chunk") for (const imported of chunk.imports) seen.add(imported);
  }
  return seen;
}
