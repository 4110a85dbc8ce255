import Papa from "papaparse";
import type * as Engine from "../../src/index.ts";
import { indexedDbRunStore } from "../../src/storage/indexedDbRunStore.ts";
import { memoryRunStore } from "../../src/storage/memoryRunStore.ts";
import { opfsFiles } from "../../src/storage/opfsFiles.ts";
import { opfsSpill } from "../../src/storage/opfsSpill.ts";

/** What the page of the benchmark asks of this worker: a work by name, answered with a figure. */

const engineUrl = "/lib/index.js";
const { defineNode, parseWorkflow, WorkflowEngine, webHost } = (await import(/* @vite-ignore */ engineUrl)) as typeof Engine;
const MB = 1_000_000;
const COUNTRIES = ["DE", "FR", "IT", "ES", "PT"];
const files = opfsFiles("bench-files");

function* rows(bytes: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode("id,country,city,total,tax,when,note\n");
  for (let id = 0, size = 0; size < bytes; ) {
    let text = "";
    for (let end = id + 5000; id < end; id += 1) {
      text += `${id},${COUNTRIES[id % 5]},City ${id % 1000},${((id * 7919) % 50000) / 100},0.19,2024-01-10T10:00:00Z,plain note ${id % 77}\n`;
    }
    size += text.length;
    yield encoder.encode(text);
  }
}

async function fileItem(): Promise<object> {
  const { hash, size } = await files.put(rows(200 * MB));
  return { $file: hash, name: "large.csv", type: "text/csv", size };
}

const WORKS: { readonly [name: string]: (given: object) => Promise<unknown> } = {
  file: fileItem,
  async parser(file) {
    const pieces = await files.open((file as { readonly $file: string }).$file);
    if (pieces === undefined) throw new Error("The file is gone.");
    const began = performance.now();
    const decoder = new TextDecoder();
    let [rest, count] = ["", 0];
    for await (const piece of pieces) {
      const text = rest + decoder.decode(piece, { stream: true });
      const end = text.lastIndexOf("\n") + 1;
      rest = text.slice(end);
      count += Papa.parse(text.slice(0, end), { header: true, dynamicTyping: true }).data.length;
    }
    if (count < 1_000_000) throw new Error(`only ${count} rows`);
    return performance.now() - began;
  },
  async stream(file) {
    const engine = new WorkflowEngine({ host: { ...webHost(), files, spill: opfsSpill } });
    const workflow = {
      format: "vwmp/1",
      name: "stream",
      nodes: {
        read: { type: "read-file@1", params: { file, as: "csv" } },
        large: { type: "filter@1", params: { where: "${item.total >= 100}" } },
        totals: { type: "summarize@1", params: { by: ["country"], fields: [{ op: "sum", field: "total", as: "total" }] } },
        write: { type: "write-file@1", params: { to: "item", name: "out.csv" } },
      },
      edges: ["read -> large", "large.kept -> totals", "totals -> write"],
    };
    const began = performance.now();
    const { status, failures } = await engine.execute(workflow);
    if (status !== "succeeded") throw new Error(JSON.stringify(failures));
    return performance.now() - began;
  },
  async stores() {
    const step = defineNode({ type: "step", mode: "once", run: ({ items }) => items });
    const ids = Array.from({ length: 1000 }, (_, at) => `n${at}`);
    const { workflow } = parseWorkflow({
      format: "vwmp/1",
      name: "chain",
      nodes: Object.fromEntries(ids.map((id) => [id, { type: "step@1" }])),
      edges: ids.slice(1).map((id, at) => `n${at} -> ${id}`),
    });
    const stores = [indexedDbRunStore("bench-runs"), memoryRunStore()].map((store) => new WorkflowEngine({ nodes: [step], store }));
    const times: number[][] = [[], []];
    for (let round = 0; round < 25; round += 1) {
      for (const [at, engine] of stores.entries()) {
        const began = performance.now();
        const { status } = await engine.start(workflow as object).result;
        if (status !== "succeeded") throw new Error(status);
        if (round >= 10) times[at]?.push(performance.now() - began);
      }
    }
    return times.map((each) => each.sort((one, other) => one - other)[Math.floor(each.length / 2)]);
  },
};

self.onmessage = async ({ data: { id, work, given } }: MessageEvent<{ id: number; work: string; given: object }>) => {
  try {
    self.postMessage({ id, value: await WORKS[work]?.(given) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
self.postMessage({ id: 0 });
