import { writeFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import type { Attack } from "../src/sandbox/attack.ts";
import { attacks } from "../src/sandbox/attacks.ts";
import { watchFaults } from "./pageFaults.ts";
import { runVwmp } from "./runVwmp.ts";
import { StudioPage } from "./studioPage.ts";

type Ended = { readonly name: string; readonly outcome: { readonly value?: unknown; readonly code?: string }; readonly ms: number };

type PageRun = { readonly ended: readonly Ended[]; readonly before: string; readonly after: string };

/** Milliseconds of a program that is to be ended; a second more it may take, and some to start a thread on a loaded machine. */
const LIMIT = 500;
/** Of one that ends by itself: what counts there is with which value. */
const PATIENCE = 20_000;
const MARGIN = 5000;

/** Runs all of them in the page, one after the other, in the sandbox that the site ships; `before` and `after` name all that the built-in objects hold. */
async function runInPage(page: Page, list: readonly Attack[]): Promise<PageRun> {
  const text = await page.evaluate(
    async ([attackText, limit, patience]) => {
      const all = JSON.parse(attackText) as readonly Attack[];
      const names = (): string =>
        [Object, Function, Array, String, Number, Date, Promise, RegExp, Error, Map, Set, JSON, Math, Reflect]
          .flatMap((root) => [root, (root as { readonly prototype?: object }).prototype ?? {}])
          .map((held) => Reflect.ownKeys(held).map(String).join())
          .join(";");
      const before = names();
      const { webSandbox } = await import(new URL("engine/worker.js", document.baseURI).href);
      const run = webSandbox();
      const ended: Ended[] = [];
      for (const { name, source, values, each, timeout, ends } of all) {
        const began = performance.now();
        const most = timeout ?? ("value" in ends ? patience : limit);
        const given = { values: values ?? { items: [] }, each: each === true, timeout: most, memory: 64e6, now: 0, seed: 1 };
        const outcome = await run({ source, ...given }, new AbortController().signal).then(
          ({ value }: { readonly value: unknown }) => ({ value }),
          (error: { readonly code?: string }) => ({ code: error.code ?? String(error) }),
        );
        ended.push({ name, outcome, ms: performance.now() - began });
      }
      // As text: what is called __proto__ would not come out as it is.
      return JSON.stringify({ ended, before, after: names() });
    },
    [JSON.stringify(list), LIMIT, PATIENCE] as const,
  );
  return JSON.parse(text) as PageRun;
}

test("every attack ends in the page as it does in Node, in time, and leaves the page as it was", { tag: "@long" }, async ({ page }) => {
  test.setTimeout(300_000);
  const faults = await watchFaults(page);
  await new StudioPage(page).open();
  const { ended, before, after } = await runInPage(page, attacks);
  expect(after).toBe(before);
  expect(ended).toHaveLength(attacks.length);
  for (const [at, { name, outcome, ms }] of ended.entries()) {
    const attack = attacks[at] as Attack;
    if ("value" in attack.ends) expect(outcome, name).toEqual({ value: attack.ends.value });
    else expect(attack.ends.codes, name).toContain(outcome.code);
    expect(ms, name).toBeLessThan((attack.timeout ?? ("value" in attack.ends ? PATIENCE : LIMIT)) + MARGIN);
  }
  expect(faults).toEqual([]);
});

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Code",
  nodes: {
    make: {
      type: "code@1",
      params: { source: "return list.range(1, 3).map((id: number) => ({ id, at: new Date(2024, 5, id), draw: Math.random() }));" },
    },
    each: { type: "code@1", params: { mode: "once-per-item", source: "return { ...item, twice: item.id * 2, index };" } },
  },
  edges: ["make -> each"],
});

test("the studio asks before it runs code, and gives what the command line gives", async ({ page }) => {
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.open();
  const files: string[] = [];
  page.context().on("request", (request) => files.push(new URL(request.url()).pathname));
  await studio.importText(FLOW);
  await studio.runButton.click();
  const dialog = page.getByRole("dialog", { name: "Permissions" });
  await expect(dialog).toContainText("Run code that was written in the workflow");
  expect(
    files.filter((path) => path.includes("sandbox")),
    "nothing of the sandbox is loaded before it is needed",
  ).toEqual([]);
  await dialog.getByRole("button", { name: "Allow once" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await studio.dock("Data");
  await studio.select("each");
  const { columns, rows } = await studio.cells("each.out");
  expect(columns).toEqual(["id", "at", "draw", "twice", "index"]);
  expect(rows.map((row) => [row[0], row[1], row[3], row[4]])).toEqual([
    ["1", "2024-06-01T00:00:00.000Z", "2", "0"],
    ["2", "2024-06-02T00:00:00.000Z", "4", "1"],
    ["3", "2024-06-03T00:00:00.000Z", "6", "2"],
  ]);
  expect(faults).toEqual([]);
});

test("the installed command runs code where it is allowed, and nothing where it is not", async () => {
  const file = test.info().outputPath("code.vwmp.json");
  writeFileSync(file, FLOW);
  const refused = await runVwmp(["run", file]);
  expect(refused.status).not.toBe(0);
  expect(refused.err).toContain("--allow-code");
  const { status, out, err } = await runVwmp(["run", "--allow-code", file]);
  expect(err).toContain("succeeded");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    each: [
      { id: 1, at: "2024-06-01T00:00:00.000Z", twice: 2, index: 0 },
      { id: 2, at: "2024-06-02T00:00:00.000Z", twice: 4, index: 1 },
      { id: 3, at: "2024-06-03T00:00:00.000Z", twice: 6, index: 2 },
    ],
  });
});

test("the installed command runs code in tests where it is allowed, and judges what comes of it", async () => {
  const file = test.info().outputPath("tested.vwmp.json");
  const expected = (total: number) => ({ name: `gives ${total}`, expect: { sum: [{ total }] } });
  const source = "const prices: number[] = [1, 2, 3.5]; return { total: list.sum(prices) };";
  const flow = { format: "vwmp/1", name: "Sum", nodes: { sum: { type: "code@1", params: { source } } }, edges: [] };
  writeFileSync(file, JSON.stringify({ ...flow, tests: [expected(6.5)] }));
  const refused = await runVwmp(["test", file]);
  expect([refused.status, refused.out]).toEqual([1, expect.stringContaining("--allow-code")]);
  expect(await runVwmp(["test", "--allow-code", file])).toMatchObject({ status: 0, out: "✓ gives 6.5\n1 test, 1 passed\n" });
  writeFileSync(file, JSON.stringify({ ...flow, tests: [expected(7)] }));
  const wrong = await runVwmp(["test", "--allow-code", file]);
  expect([wrong.status, wrong.out]).toEqual([1, expect.stringContaining("sum[0].total: expected 7, found 6.5")]);
});
