import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { ensureChromium } from "../scripts/ensureChromium.mjs";

const root = resolve(import.meta.dirname, "..");
const MB = 1_000_000;

/** The same works in a worker of a page: a file larger than memory should be, and runs kept in IndexedDB. */
export async function measurePage() {
  const server = await serve(await bundled());
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate(startWorker);
    const work = (name, given) => page.evaluate(ask, { work: name, given });
    const [kept, memory] = await work("stores");
    const file = await work("file");
    const parser = await work("parser", file);
    await page.reload();
    await page.evaluate(startWorker);
    const watch = watchMemory();
    const stream = await work("stream", file);
    const growth = watch.stop();
    return [
      {
        what: "chain of 1,000 nodes, kept in IndexedDB",
        value: kept / memory,
        unit: "× memory",
        budget: 3,
        beside: `${kept.toFixed(1)} ms against ${memory.toFixed(1)} ms`,
      },
      { what: "200 MB CSV in a worker: read, filter, summarize, write", value: growth, unit: "MB over idle", budget: 150 },
      {
        what: "the same, time beside the CSV parser alone",
        value: stream / parser,
        unit: "× the parser",
        budget: 1 / 0.7,
        beside: `${(stream / 1000).toFixed(1)} s against ${(parser / 1000).toFixed(1)} s`,
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundled() {
  const result = await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      write: false,
      minify: false,
      target: "es2023",
      lib: { entry: join(root, "bench/page/worker.ts"), formats: ["es"], fileName: "worker" },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return [result].flat()[0].output[0].code;
}

function serve(worker) {
  const server = createServer(({ url }, response) => {
    const script = (text) => response.writeHead(200, { "content-type": "text/javascript" }).end(text);
    if (url === "/worker.js") script(worker);
    else if (/^\/lib\/[\w./-]+\.js$/.test(url) && !url.includes("..")) script(readFileSync(join(root, url)));
    else response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>bench</title>");
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
  });
}

async function startWorker() {
  const worker = new Worker("/worker.js", { type: "module" });
  const answers = new Map();
  globalThis.bench = (work, given) =>
    new Promise((done, fail) => {
      answers.set(answers.size + 1, { done, fail });
      worker.postMessage({ id: answers.size, work, given });
    });
  await new Promise((ready, fail) => {
    worker.onerror = (event) => fail(new Error(event.message));
    worker.onmessage = ({ data: { id, value, error } }) => {
      if (id === 0) ready();
      else if (error === undefined) answers.get(id).done(value);
      else answers.get(id).fail(new Error(error));
    };
  });
}

function ask({ work, given }) {
  return globalThis.bench(work, given);
}

/** The growth of the largest renderer of any Chromium of this process, in MB: Linux only. */
function watchMemory() {
  const idle = largestRenderer();
  let most = idle;
  const timer = setInterval(() => {
    most = Math.max(most, largestRenderer());
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return (most - idle) / MB;
    },
  };
}

function largestRenderer() {
  let most = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer")) continue;
      const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
      most = Math.max(most, Number(kilobytes) * 1024);
    } catch {
      // It ended meanwhile.
    }
  }
  return most;
}
