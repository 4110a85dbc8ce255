import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { ROOT } from "./flows.ts";
import { watchFaults } from "./pageFaults.ts";
import { runInWorker } from "./workerRun.ts";

const SAMPLE = readFileSync(join(ROOT, "public/examples/image-batch.vwmp.json"), "utf8");

test("the sample makes small square pictures in the page", async ({ page }) => {
  const faults = await watchFaults(page);
  await page.goto("./");
  const { status, failures, outputs, files } = await runInWorker(page, SAMPLE);
  expect({ status, failures }).toEqual({ status: "succeeded", failures: [] });
  expect(outputs.packed).toMatchObject([{ name: "pictures.zip", type: "application/zip" }]);
  const pictures = unzipSync(files[0] as Uint8Array);
  expect(Object.keys(pictures)).toEqual(["wide.jpg", "high.jpg", "round.jpg"]);
  const sizes = await page.evaluate(
    (given) =>
      Promise.all(
        given.map(async (bytes) => {
          const { width, height } = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          return [width, height];
        }),
      ),
    Object.values(pictures).map((bytes) => [...bytes]),
  );
  expect(sizes).toEqual([
    [48, 48],
    [48, 48],
    [48, 48],
  ]);
  expect(faults).toEqual([]);
});

test("a chart is a PNG too in the page, of twice the size", async ({ page }) => {
  await page.goto("./");
  const chart = {
    format: "vwmp/1",
    name: "Chart",
    nodes: {
      rows: { type: "manual@1", params: { items: [{ a: "x", b: 1 }] } },
      chart: { type: "chart@1", params: { x: "a", y: "b", width: 100, height: 80, format: "png", title: "A title" } },
    },
    edges: ["rows -> chart"],
  };
  const { status, failures, outputs, files } = await runInWorker(page, JSON.stringify(chart));
  expect({ status, failures }).toEqual({ status: "succeeded", failures: [] });
  expect(outputs.chart).toMatchObject([{ name: "chart.png", type: "image/png" }]);
  const head = Buffer.from(files[0] ?? []);
  expect([head.toString("latin1", 1, 4), head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual(["PNG", 200, 160]);
});
