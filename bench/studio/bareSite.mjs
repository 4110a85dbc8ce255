import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { build } from "vite";
import { reactWithoutTraces } from "../../scripts/reactWithoutTraces.mjs";

const root = resolve(import.meta.dirname, "../..");

/** A page that is React Flow and nothing else, built for this, and without what a test driver makes React cost, as the studio is. */
export async function serveBare() {
  const result = await build({
    configFile: false,
    root,
    plugins: [reactWithoutTraces()],
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(root, "bench/studio/bareFlow.mjs"), formats: ["es"], fileName: "bare" },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const { output } = [result].flat()[0];
  const script = output.find(({ type }) => type === "chunk").code;
  const style = readFileSync(join(root, "node_modules/@xyflow/react/dist/style.css"));
  const html = `<!doctype html><title>bare</title><link rel="stylesheet" href="/bare.css"><style>html,body,#root{height:100%;margin:0}</style><div id="root"></div><script type="module" src="/bare.js"></script>`;
  const server = createServer(({ url }, response) => {
    if (url === "/bare.js") response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    else if (url === "/bare.css") response.writeHead(200, { "content-type": "text/css" }).end(style);
    else response.writeHead(200, { "content-type": "text/html" }).end(html);
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
  });
}
