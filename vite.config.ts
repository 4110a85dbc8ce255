import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";
import { compileAhead } from "./scripts/compileAhead.mjs";
import { patternIndex } from "./scripts/patternIndex.mjs";
import { reactWithoutTraces } from "./scripts/reactWithoutTraces.mjs";
import { synchronousJsonata } from "./scripts/synchronousJsonata.mjs";

const root = import.meta.dirname;
const ENGINE_FILES = ["index.js", "build.js", "worker.js", "chunks", "sandbox.js", "sandbox.wasm", "sandbox-chunks"];

/** The site. The library builds are in `vite.lib.config.mjs`; `scripts/build.mjs` runs all in order. */
export default defineConfig(({ command }) => ({
  base: "./",
  plugins: [
    react(),
    reactWithoutTraces(),
    synchronousJsonata(),
    openDevelopment(),
    engineFiles(),
    patternsFile(),
    compileAhead(STUDIO.name),
  ],
  resolve: { conditions: command === "serve" ? ["source", ...defaultClientConditions] : [...defaultClientConditions] },
  worker: { format: "es" },
  build: {
    outDir: "dist",
    rolldownOptions: {
      input: ["index.html", "net.html"].filter((page) => existsSync(resolve(root, page))),
      output: { codeSplitting: { groups: [{ name: "preload", test: /preload-helper/, priority: 2 }, STUDIO] } },
    },
    target: "es2023",
    // Browsers of the target know it, and without the polyfill one file less is asked for.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
  },
}));

/** What the studio begins with is one file: in seventy it is a tenth larger, and asks seventy times. The network's frame has its own. */
const STUDIO = {
  name: "studio",
  tags: ["$initial" as const],
  test: (id: string) => !/\/src\/(host|model\/(failure|memoryState))|\/workers\/|\.html|preload-helper|vite/.test(id),
};

/** Hot reload needs inline scripts and styles: the development server goes without the page's policy. */
function openDevelopment(): Plugin {
  return {
    name: "open-development",
    apply: "serve",
    transformIndexHtml: (html) => html.replace(/\s*<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
  };
}

/** Puts the very files npm ships into the site, and the worker that starts them; tells the page what they are. */
function engineFiles(): Plugin {
  return {
    name: "engine-files",
    apply: "build",
    config: () => ({ define: { "import.meta.env.ENGINE_FILES": JSON.stringify(startFiles()) } }),
    closeBundle() {
      const to = resolve(root, "dist/engine");
      for (const file of ENGINE_FILES) {
        const from = resolve(root, "lib", file);
        if (existsSync(from)) cpSync(from, resolve(to, file), { recursive: true });
        else if (file !== "chunks") throw new Error(`lib/${file} is missing: run "npm run build"`);
      }
      const worker = readFileSync(resolve(root, "workers/engine.worker.ts"), "utf8");
      writeFileSync(resolve(to, "engine.worker.js"), worker.replace("./serveEngine.ts", "./worker.js"));
    },
  };
}

/** What the engine's start is made of, for its worker to ask for at once: else it learns of each file from the one before. */
function startFiles(): readonly string[] {
  const index = readFileSync(resolve(root, "lib/index.js"), "utf8");
  const parts = [...index.matchAll(/"\.\/(chunks\/[\w.-]+\.js)"/g)].map(([, file]) => file ?? "");
  return [...new Set(["engine.worker.js", "worker.js", "index.js", "build.js", ...parts])];
}

/** `examples/patterns.json`: made of the patterns that are there, so that it never lags behind them. */
function patternsFile(): Plugin {
  const fileName = "examples/patterns.json";
  const text = (): string => JSON.stringify(patternIndex(root));
  return {
    name: "patterns-file",
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader("content-type", "application/json");
        response.end(text());
      });
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source: text() });
    },
  };
}
