/** The floors of the house: who may know whom. `scripts/floors.mjs` runs this and refuses to pass on nothing. */
const TEST =
  "\\.test\\.(ts|tsx)$|^src/(nodes/(?:runNode|modelServer)|engine/runFlow)\\.ts$|^src/(?:engine/simulation|nodes/trial)/|^src/sandbox/runHere\\.ts$";

/** What a floor may import of the repository, beside itself; tests may do more. */
function floor(name, path, allowed, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path, pathNot: TEST },
    to: { path: "^(src|workers|lib|scripts|e2e|bench)/", pathNot: [path, ...allowed].join("|") },
  };
}

module.exports = {
  forbidden: [
    floor("model-knows-nothing", "^src/model/", [], "Floor 0: what things are. It imports nothing of the house."),
    floor("jsonata-knows-the-model", "^src/jsonata/", ["^src/model/"], "Floor 1, under expressions and nodes"),
    floor("schema-knows-the-model", "^src/schema/", ["^src/model/"], "Floor 1, under engine and nodes"),
    floor("expression-knows-the-model", "^src/expression/", ["^src/(model|jsonata)/"], "Floor 1"),
    floor(
      "engine-knows-model-expression-and-schema",
      "^src/engine/",
      ["^src/model/", "^src/expression/", "^src/schema/"],
      "Floor 1: node types reach it as data, through the door.",
    ),
    floor("nodes-know-the-model", "^src/nodes/", ["^src/(model|jsonata|schema)/"], "Floor 1"),
    floor("formats-know-model-and-expression", "^src/formats/", ["^src/model/", "^src/expression/"], "Floor 1"),
    floor("storage-knows-the-model", "^src/storage/", ["^src/model/"], "Floor 1"),
    floor("host-knows-the-model", "^src/host/", ["^src/model/"], "Floor 1"),
    floor("sandbox-knows-the-model", "^src/sandbox/", ["^src/model/"], "Floor 1"),
    floor(
      "the-door",
      "^src/index\\.ts$",
      ["^src/(model|expression|engine|nodes|formats|storage|host|sandbox)/"],
      "Floor 2: every public name, listed by hand.",
    ),
    floor("node-comes-in-by-the-door", "^src/node/", ["^src/index\\.ts$", "^src/storage/"], "Floor 3: #engine, and the store drivers."),
    floor("cli-comes-in-by-the-door", "^src/cli/", ["^src/index\\.ts$", "^src/node/"], "Floor 3: #engine, and what Node has."),
    floor(
      "workers-come-in-by-the-door",
      "^workers/",
      ["^src/index\\.ts$", "^src/(storage|model|host)/"],
      "Floor 3: #engine, the stores, and the model's types.",
    ),
    floor(
      "the-page-holds-no-node-code",
      "^src/app/",
      ["^src/(model|storage|formats)/", "^workers/protocol\\.ts$"],
      "Floor 4: it knows the data and talks to the worker.",
    ),
    floor(
      "embed-draws-with-the-studio",
      "^src/embed/",
      ["^src/model/", "^src/app/(picture|editor|library)/"],
      "Floor 5: what a page around takes of the studio; the rest of it lives in a frame.",
    ),
    {
      name: "one-class-of-failures",
      comment: "What is imported beside the door is there twice: harmless for functions, wrong for a class that instanceof asks for.",
      severity: "error",
      from: { path: "^(workers|src/node|src/cli)/", pathNot: `${TEST}|^workers/serveNetwork\\.ts$` },
      to: { path: "^src/model/failure\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "protocol-is-types",
      comment: "What may cross between page and worker is types only.",
      severity: "error",
      from: { path: "^src/app/" },
      to: { path: "^workers/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "node-types-are-strangers",
      comment: "A node type never imports another; what they share is in nodes/support.",
      severity: "error",
      from: { path: "^src/nodes/(?!index\\.ts$)[^/]+\\.ts$", pathNot: TEST },
      to: { path: "^src/nodes/(?!(?:runNode|modelServer)\\.ts$)[^/]+\\.ts$" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^\\./build\\.js$|\\.wasm\\?|^virtual:" } },
    {
      name: "only-idb-user",
      severity: "error",
      from: { path: "^(src|workers)/", pathNot: "^src/storage/" },
      to: { path: "node_modules/idb/" },
    },
    {
      name: "only-react-flow-user",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/app/canvas/" },
      to: { path: "node_modules/@xyflow/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-comlink-user",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(app/(run|embedded)|embed)/" },
      to: { path: "node_modules/comlink/" },
    },
    {
      name: "builtins-stay-in-node",
      severity: "error",
      from: { path: "^(src/(model|jsonata|schema|expression|engine|nodes|formats|storage|host|sandbox|app)|workers)/", pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    { name: "nobody-imports-the-app", severity: "error", from: { pathNot: "^src/(app|embed)/" }, to: { path: "^src/app/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "module", "default"],
      mainFields: ["module", "main", "types"],
    },
  },
};
