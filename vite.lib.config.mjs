import { isBuiltin } from "node:module";
import { resolve } from "node:path";
import { deferredParts } from "./scripts/deferredParts.mjs";
import { engineChunks } from "./scripts/engineChunks.mjs";
import { OTHER_NODES, packedCatalogue } from "./scripts/packCatalogue.mjs";
import { synchronousJsonata } from "./scripts/synchronousJsonata.mjs";

const root = import.meta.dirname;
/** Begins the name of a file of `lib/` that a build leaves outside, until the place of the chunk that imports it is known. */
const OUTSIDE = "outside:";
const PACKAGE = "vwmp";

/** What most runs never reach: Node reads it when it is asked for. @type {Record<string, string[]>} */
const DEFERRED = {
  catalogue: [OTHER_NODES],
  calls: ["src/expression/callables.ts", "src/expression/compileCall.ts"],
  yaml: ["src/formats/yaml.ts"],
  lineage: ["src/engine/lineage.ts", "src/engine/toldAncestors.ts", "src/engine/traceItem.ts"],
  seldom: [
    "src/engine/askAgain.ts",
    "src/engine/callWorkflow.ts",
    "src/engine/countJoin.ts",
    "src/engine/failureRun.ts",
    "src/engine/givenInput.ts",
    "src/engine/itemsOf.ts",
    "src/engine/keeper.ts",
    "src/engine/lineReader.ts",
    "src/engine/logHash.ts",
    "src/engine/loserBranches.ts",
    "src/engine/packedEvents.ts",
    "src/engine/operations.ts",
    "src/engine/regionType.ts",
    "src/engine/retryLater.ts",
    "src/engine/stillJoin.ts",
    "src/engine/streamPorts.ts",
    "src/engine/streamWork.ts",
    "src/engine/waitingInput.ts",
    "src/expression/functions/sha256.ts",
    "src/host/fetchFailure.ts",
    "src/host/inflate.ts",
    "src/host/openSocket.ts",
    "src/host/readBody.ts",
    "src/model/checkConditions.ts",
    "src/model/checkContracts.ts",
    "src/model/checkCron.ts",
    "src/model/checkTests.ts",
    "src/model/event.ts",
    "src/model/foldMarks.ts",
    "src/model/foldRun.ts",
    "src/model/formatWorkflow.ts",
    "src/model/keepSchedule.ts",
    "src/model/migrateParams.ts",
    "src/model/nearest.ts",
    "src/model/recordEdits.ts",
    "src/model/replaceGone.ts",
    "src/model/samePlace.ts",
    "src/model/sharedPackets.ts",
    "src/model/testVerdict.ts",
    "src/model/upgradeNodes.ts",
    "src/nodes/support/schedulesOf.ts",
    "src/sandbox/threadedSandbox.ts",
  ],
};

/** What `ExpressionParser` replaces without calling it, and the language of jsep that it does not change. */
const UNUSED_OF_JSEP = [
  "parse gobbleExpressions gobbleExpression gobbleSpaces gobbleNumericLiteral gobbleStringLiteral gobbleIdentifier gobbleArguments",
  "gobbleGroup throwError char version toString addIdentifierChar addLiteral removeUnaryOp removeAllUnaryOps removeIdentifierChar",
  "removeBinaryOp removeAllBinaryOps removeLiteral removeAllLiterals",
].flatMap((names) => names.split(" "));

/** Neither `browser` nor `node`: one file for all hosts. */
const EVERYWHERE = { conditions: ["module", "import", "default", "production"], mainFields: ["module", "main"] };

/**
 * What every library build shares.
 *
 * @param {Record<string, string>} entries Output name → source file.
 * @param {import("vite").Plugin[]} plugins
 * @param {import("vite").Rolldown.OutputOptions} output
 * @returns {import("vite").InlineConfig}
 */
function libConfig(entries, plugins, output) {
  return {
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    plugins: [...plugins, failOnUnresolved()],
    build: {
      outDir: resolve(root, "lib"),
      emptyOutDir: false,
      target: "es2023",
      reportCompressedSize: false,
      lib: { entry: entries, formats: ["es"] },
      rolldownOptions: {
        output: { entryFileNames: "[name].js", minify: true, comments: { legal: true, annotation: false, jsdoc: false }, ...output },
      },
    },
  };
}

/** The engine: `lib/index.js` and `lib/chunks/`, the same bytes for page, worker, Node and Deno. */
export function engineConfig() {
  const deferred = deferredParts(root, DEFERRED);
  const config = libConfig(
    { "chunks/engine": "src/index.ts" },
    [
      deferred,
      outside(/\/engineBuild\.ts$/, "build.js"),
      noBuiltins(),
      packedCatalogue(root),
      synchronousJsonata(),
      pureInitialisers(/\/js-yaml\.mjs$/),
      without(/\/js-yaml\.mjs$/, "mark.snippet = makeSnippet(mark);"),
      // As CommonJS it would need a runtime that a start does not read.
      replaced(/\/tiny-inflate\/index\.js$/, "module.exports = tinf_uncompress;", "export default tinf_uncompress;"),
      without(/\/jsep\.js$/, "jsep.plugins.register(ternary);"),
      without(/\/sqlite3\.mjs$/, "return new URL('sqlite3.wasm', import.meta.url).href;"),
      // In a worker it would take the worker's own messages for those of a page of its own.
      without(
        /unpdf\/dist\/pdfjs\.mjs$/,
        'static{"undefined"==typeof window&&!e&&"undefined"!=typeof self&&"function"==typeof self.postMessage&&"onmessage"in self&&this.initializeFromPort(self)}',
      ),
      // The address of a worker that was started from a blob has no path, so that what this makes of it is no address.
      without(
        /@cfworker\/json-schema\/dist\/esm\/dereference\.js$/,
        "typeof self !== 'undefined' &&\n    self.location &&\n    self.location.origin !== 'null'\n    ?\n        new URL(self.location.origin + self.location.pathname + location.search)\n    : ",
      ),
      withoutMembers(/\/jsep\.js$/, "Jsep", UNUSED_OF_JSEP),
    ],
    { chunkFileNames: "chunks/[name]-[hash].js", codeSplitting: { groups: engineChunks(deferred.isStart) } },
  );
  return { ...config, resolve: { ...EVERYWHERE, alias: { papaparse: "papaparse/papaparse.min.js" } } };
}

/** `lib/worker.js`: one file beside the engine, for any thread. */
export function workerConfig() {
  const config = libConfig({ worker: "workers/serveEngine.ts" }, [outside(/^#engine$/, "index.js"), noBuiltins()], {
    codeSplitting: false,
  });
  return { ...config, resolve: EVERYWHERE };
}

/** `lib/sandbox.js`: what runs in a thread of its own, in any host, with the code that strips types beside it. Its WASM is given to it. */
export function sandboxConfig(outDir = resolve(root, "lib")) {
  const config = libConfig(
    { sandbox: "src/sandbox/serveSandbox.ts" },
    [
      noBuiltins(),
      without(
        /emscripten-module\.browser\.mjs$/,
        'M??=c.locateFile?c.locateFile?c.locateFile("emscripten-module.wasm",u):u+"emscripten-module.wasm":(new URL("emscripten-module.wasm",import.meta.url)).href;',
      ),
    ],
    { chunkFileNames: "sandbox-chunks/[name]-[hash].js" },
  );
  Object.assign(config.build ?? {}, { outDir });
  return { ...config, resolve: { ...EVERYWHERE, conditions: ["browser", ...EVERYWHERE.conditions] } };
}

/** The compiled sandbox, which ships beside `lib/sandbox.js` as it is. */
export const SANDBOX_WASM = resolve(root, "node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm");

/** `lib/node.js` and `lib/cli.js`: what only Node has. */
export function hostsConfig() {
  const config = libConfig({ node: "src/node/index.ts", cli: "src/cli/vwmp.ts" }, [packageItself(/^#engine$/), builtinsOutside()], {
    chunkFileNames: "host-chunks/[name]-[hash].js",
    banner: (chunk) => (chunk.name === "cli" && chunk.isEntry ? "#!/usr/bin/env node" : ""),
  });
  // Libraries in CommonJS require Node's modules: for this platform the bundle brings its own `require`.
  Object.assign(config.build?.rolldownOptions ?? {}, { platform: "node" });
  return { ...config, resolve: { conditions: ["node", "module", "import", "default", "production"], mainFields: ["module", "main"] } };
}

/** `studio/lib/index.js`: what a page takes that holds the studio, or draws a workflow. */
export function embedConfig() {
  const config = libConfig({ index: "src/embed/index.ts" }, [noBuiltins(), withoutDirectives()], {
    chunkFileNames: "chunks/[name]-[hash].js",
  });
  Object.assign(config.build ?? {}, { outDir: resolve(root, "studio/lib"), emptyOutDir: true });
  return { ...config, resolve: EVERYWHERE };
}

/** Says nothing of `"use client"`, which libraries of React begin with and which means nothing to a page. @returns {import("vite").Plugin} */
function withoutDirectives() {
  return { name: "without-directives", onLog: (_level, { code }) => (code === "MODULE_LEVEL_DIRECTIVE" ? false : null) };
}

/**
 * Leaves what `source` names to a file of `lib/` that exists already or is written later.
 *
 * @param {RegExp} source
 * @param {string} file
 * @returns {import("vite").Plugin}
 */
function outside(source, file) {
  return {
    name: `outside:${file}`,
    enforce: "pre",
    resolveId(id) {
      return source.test(id) ? { id: OUTSIDE + file, external: true, moduleSideEffects: false } : null;
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        const up = "../".repeat(chunk.fileName.split("/").length - 1) || "./";
        if (chunk.type === "chunk") chunk.code = chunk.code.replaceAll(`"${OUTSIDE}${file}"`, `"${up}${file}"`);
      }
    },
  };
}

/**
 * Leaves what `source` names to the package by its own name: whoever reads the file takes the door that is meant for it.
 *
 * @param {RegExp} source
 * @returns {import("vite").Plugin}
 */
function packageItself(source) {
  return {
    name: "package-itself",
    enforce: "pre",
    resolveId: (id) => (source.test(id) ? { id: PACKAGE, external: true, moduleSideEffects: false } : null),
  };
}

/**
 * Says of the top-level variables of a library in one file that setting them does nothing else, which the bundler cannot
 * see: so the parts nobody imports stay out.
 *
 * @param {RegExp} file
 * @returns {import("vite").Plugin}
 */
function pureInitialisers(file) {
  const initialiser = /^var ([\w$]+) = (?!class |"|\/|function|-?\d)(.*|.*(?:\n[\t\]})].*)*?\n[\]})].*);$/gm;
  return {
    name: "pure-initialisers",
    transform: (code, id) =>
      file.test(id) ? { code: code.replace(initialiser, "var $1 = /* @__PURE__ */ (() => ($2))();"), map: null } : null,
  };
}

/**
 * Takes a statement out of a library whose effect nobody sees, and with it what only that needs. Fails where it is not there.
 *
 * @param {RegExp} file
 * @param {string} statement
 * @returns {import("vite").Plugin}
 */
function without(file, statement) {
  return replaced(file, statement, "");
}

/**
 * Writes a statement of a library in another way. Fails where it is not there.
 *
 * @param {RegExp} file
 * @param {string} statement
 * @param {string} by
 * @returns {import("vite").Plugin}
 */
function replaced(file, statement, by) {
  return {
    name: "replaced",
    transform(code, id) {
      if (!file.test(id)) return null;
      if (!code.includes(statement)) this.error(`${id} has no ${statement}`);
      return { code: code.replace(statement, () => by), map: null };
    },
  };
}

/**
 * Takes members out of a library's class which nobody calls; a class is a whole to the bundler. Fails where one is not there.
 *
 * @param {RegExp} file
 * @param {string} name
 * @param {readonly string[]} members
 * @returns {import("vite").Plugin}
 */
function withoutMembers(file, name, members) {
  return {
    name: "without-members",
    transform(code, id) {
      if (!file.test(id)) return null;
      const found = new Set();
      let kept = code;
      for (const node of this.parse(code).body) {
        if (node.type !== "ClassDeclaration" || node.id?.name !== name) continue;
        for (const member of node.body.body.toReversed()) {
          if (member.type !== "MethodDefinition" || member.key.type !== "Identifier" || !members.includes(member.key.name)) continue;
          kept = kept.slice(0, member.start) + kept.slice(member.end);
          found.add(member.key.name);
        }
      }
      const missing = members.filter((member) => !found.has(member));
      if (missing.length > 0) this.error(`${id} has no ${missing.join(", ")} in ${name}`);
      return { code: kept, map: null };
    },
  };
}

/** @returns {import("vite").Plugin} */
function builtinsOutside() {
  return {
    name: "builtins-outside",
    enforce: "pre",
    resolveId: (id) => (isBuiltin(id) ? { id: id.startsWith("node:") ? id : `node:${id}`, external: true } : null),
  };
}

/** @returns {import("vite").Plugin} */
function noBuiltins() {
  return {
    name: "no-builtins",
    enforce: "pre",
    resolveId(id, importer) {
      if (isBuiltin(id)) this.error(`${importer} imports ${id}: this build runs in browsers too`);
      return null;
    },
  };
}

/**
 * Fails the build when a bundle imports anything but its own files and Node's.
 *
 * @returns {import("vite").Plugin}
 */
function failOnUnresolved() {
  return {
    name: "fail-on-unresolved",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const foreign = [...chunk.imports, ...chunk.dynamicImports].filter(
          (id) => !(id in bundle || id.startsWith("node:") || id.startsWith(OUTSIDE) || id === PACKAGE),
        );
        if (foreign.length > 0) this.error(`${chunk.fileName} imports ${foreign.join(", ")}, which is not in the package`);
      }
    },
  };
}
