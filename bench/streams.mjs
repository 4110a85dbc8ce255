import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";

const COUNTRIES = ["DE", "FR", "IT", "ES", "PT"];
const MB = 1_000_000;

/** Files larger than memory should be: read as CSV, filtered, summarized, written; each in a process of its own. */
export async function measureStreams() {
  const folder = mkdtempSync(join(tmpdir(), "vwmp-bench-"));
  try {
    const [large, small] = [join(folder, "large.csv"), join(folder, "small.csv")];
    await writeCsv(large, 1000 * MB);
    await writeCsv(small, 200 * MB);
    const parser = inProcess("parser", large, folder);
    const flow = inProcess("flow", large, folder);
    const five = inProcess("five", small, folder);
    const speed = `${flow.seconds.toFixed(1)} s against ${parser.seconds.toFixed(1)} s`;
    return [
      { what: "1 GB CSV: read, filter, summarize, write", value: flow.growth, unit: "MB over idle", budget: 150, beside: speed },
      {
        what: "the same, time beside the CSV parser alone",
        value: flow.seconds / parser.seconds,
        unit: "× the parser",
        budget: 1 / 0.7,
        beside: `${(1000 / flow.seconds).toFixed(0)} MB a second`,
      },
      {
        what: "200 MB CSV through five nodes to a file",
        value: five.growth,
        unit: "MB over idle",
        budget: 150,
        beside: `${five.seconds.toFixed(1)} s`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeCsv(path, bytes) {
  const out = createWriteStream(path);
  out.write("id,country,city,total,tax,when,note\n");
  for (let id = 0, size = 0; size < bytes; ) {
    let text = "";
    for (let end = id + 5000; id < end; id += 1) {
      const note = id % 50 === 0 ? '"a, ""quoted"" note"' : `plain note ${id % 77}`;
      text += `${id},${COUNTRIES[id % 5]},City ${id % 1000},${((id * 7919) % 50000) / 100},0.19,2024-0${1 + (id % 9)}-1${id % 9}T10:00:00Z,${note}\n`;
    }
    size += text.length;
    if (!out.write(text)) await new Promise((resolve) => out.once("drain", resolve));
  }
  await new Promise((resolve) => out.end(resolve));
}

function inProcess(work, path, folder) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), work, path, folder], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${work}: ${stderr}`);
  return JSON.parse(stdout);
}

const read = { type: "read-file@1", params: { path: "${parameters.path}", as: "csv" } };
const large = { type: "filter@1", params: { where: "${item.total >= 100}" } };
const write = { type: "write-file@1", params: { path: "${parameters.out}" } };
const totals = {
  type: "summarize@1",
  params: {
    by: ["country"],
    fields: [
      { op: "sum", field: "total", as: "total" },
      { op: "count", as: "orders" },
    ],
  },
};
const gross = { type: "edit-fields@1", params: { fields: [{ name: "gross", value: "${item.total * (1 + item.tax)}" }], remove: ["tax"] } };
const some = { type: "filter@1", params: { where: "${index % 10 !== 0}" } };
const FLOWS = {
  flow: { nodes: { read, large, totals, write }, edges: ["read -> large", "large.kept -> totals", "totals -> write"] },
  five: {
    nodes: { read, large, gross, some, write },
    edges: ["read -> large", "large.kept -> gross", "gross -> some", "some.kept -> write"],
  },
};

async function work(kind, path, folder) {
  if (kind === "parser") {
    await new Promise((complete, error) => {
      Papa.parse(createReadStream(path), { header: true, dynamicTyping: true, chunk: () => undefined, complete, error });
    });
    return;
  }
  const { WorkflowEngine } = await import("../lib/index.js");
  const { nodeHost } = await import("../lib/node.js");
  const allow = { read: ["*"], write: ["*"] };
  const parameters = { path: { kind: "text", label: "Path" }, out: { kind: "text", label: "Out" } };
  const engine = new WorkflowEngine({ host: nodeHost(allow), allow });
  const workflow = { format: "vwmp/1", name: kind, parameters, ...FLOWS[kind] };
  const { status, failures } = await engine.execute(workflow, { path, out: join(folder, `${kind}.out.csv`) });
  if (status !== "succeeded") throw new Error(JSON.stringify(failures));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , kind, path, folder] = process.argv;
  const idle = process.memoryUsage().rss;
  let most = idle;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const began = performance.now();
  await work(kind, path, folder);
  clearInterval(timer);
  console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, growth: (most - idle) / MB }));
}
