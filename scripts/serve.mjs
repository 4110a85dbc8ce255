import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".csv": "text/csv; charset=utf-8",
  ".yaml": "text/yaml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves a folder as the plainest static host would: no header but the type. Resolves with the address once it listens.
 *
 * @param {{ folder: string, port: number, base?: string }} options `base` begins and ends with `/`; port 0 takes any free one.
 * @returns {Promise<{ url: string, close(): void }>}
 */
export function serveFolder({ folder, port, base = "/" }) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const file = fileOf(root, base, request.url ?? "/");
    if (file === undefined) {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
      return;
    }
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const used = typeof address === "object" && address !== null ? address.port : port;
      done({ url: `http://127.0.0.1:${used}${base}`, close: () => server.close() });
    });
  });
}

/** @param {string} root @param {string} base @param {string} url */
function fileOf(root, base, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (!path.startsWith(base) || path.includes("\0")) return undefined;
  const file = join(root, path.slice(base.length));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const page = existsSync(file) && statSync(file).isDirectory() ? join(file, "index.html") : file;
  return existsSync(page) && statSync(page).isFile() ? page : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({ options: { port: { type: "string", default: "4173" }, base: { type: "string", default: "/" } } });
  const { url } = await serveFolder({ folder: join(import.meta.dirname, "../dist"), port: Number(values.port), base: values.base });
  console.log(url);
}
