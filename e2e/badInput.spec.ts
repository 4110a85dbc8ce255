import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { packedPackage } from "./packedPackage.ts";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

type Bad = {
  readonly name: string;
  readonly text: string;
  /** What stands in the first line that tells of an error. */
  readonly told: RegExp;
  /** Where the studio, which can open it, tells of it: while it is imported, on the canvas, or in both places. */
  readonly opens?: "import" | "canvas" | "both";
};

const PICTURE = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010806000000", "hex");
const flow = (rest: object): string =>
  JSON.stringify({ format: "vwmp/1", name: "Bad", nodes: { a: { type: "no-op@1" } }, edges: [], ...rest }, null, 1);
const deep = "[".repeat(100_000) + "]".repeat(100_000);
const many = `{"format":"vwmp/1","name":"Many","nodes":{${Array.from({ length: 20_001 }, (_node, n) => `"n${n}":{"type":"no-op@1"}`).join()}},"edges":[]}`;

const BAD: readonly Bad[] = [
  { name: "malformed JSON", text: '{\n "format": "vwmp/1",\n "nodes": {,}\n}', told: /:3: error syntax: / },
  { name: "malformed YAML", text: "format: vwmp/1\nname: Bad\nnodes:\n  a: [unclosed\nedges: []\n", told: /:\d+: error syntax: / },
  { name: "a list instead of a workflow", text: "[1, 2]", told: /:1: error wrong-type: / },
  { name: "a number for the name", text: flow({ name: 7 }), told: /:3: error wrong-type: .*\(at name\)/ },
  { name: "a list for the nodes", text: flow({ nodes: [] }), told: /:4: error wrong-type: .*\(at nodes\)/ },
  { name: "text for a node", text: flow({ nodes: { a: "no-op@1" } }), told: /:5: error [a-z-]+: .*\(at nodes\.a\)/ },
  { name: "a number for a node's type", text: flow({ nodes: { a: { type: 1 } } }), told: /:6: error wrong-type: .*\(at nodes\.a\.type\)/ },
  {
    name: "text for params",
    text: flow({ nodes: { a: { type: "no-op@1", params: "x" } } }),
    told: /:7: error wrong-type: .*\(at nodes\.a\.params\)/,
  },
  { name: "a map for the edges", text: flow({ edges: {} }), told: /error wrong-type: .*\(at edges\)/ },
  { name: "a number for an edge", text: flow({ edges: [1] }), told: /error wrong-type: .*\(at edges\.0\)/ },
  { name: "a list for the parameters", text: flow({ parameters: [] }), told: /error wrong-type: .*\(at parameters\)/ },
  { name: "text for the config", text: flow({ config: "EUR" }), told: /error wrong-type: .*\(at config\)/ },
  { name: "text for the permissions", text: flow({ permissions: "all" }), told: /error wrong-type: .*\(at permissions\)/ },
  {
    name: "a number for a granted host",
    text: flow({ permissions: { net: [1] } }),
    told: /error wrong-type: .*\(at permissions\.net\.0\)/,
  },
  { name: "text for the layout", text: flow({ layout: "left" }), told: /error wrong-type: .*\(at layout\)/ },
  { name: "text for a place", text: flow({ layout: { nodes: { a: ["x", 0] } } }), told: /error wrong-type: .*\(at layout\.nodes\.a\.0\)/ },
  {
    name: "text for a policy",
    text: flow({ nodes: { a: { type: "no-op@1", policy: "retry" } } }),
    told: /error wrong-type: .*\(at nodes\.a\.policy\)/,
  },
  { name: "a list for the tests", text: flow({ tests: {} }), told: /error wrong-type: .*\(at tests\)/ },
  { name: "text for the pins", text: flow({ pins: "a.out" }), told: /error wrong-type: .*\(at pins\)/ },
  { name: "text for the regions", text: flow({ regions: "all" }), told: /error [a-z-]+: .*\(at regions\)/ },
  { name: "a format of the future", text: flow({ format: "vwmp/9" }), told: /:2: error unknown-format: .*\(at format\)/ },
  {
    name: "a param of the wrong type",
    text: flow({ nodes: { a: { type: "limit@1", params: { count: [1] } } } }),
    told: /error [a-z-]+: .*\(at nodes\.a\.params\.count\)/,
    opens: "canvas",
  },
  {
    name: "an unknown node type",
    text: flow({ nodes: { a: { type: "teleport@9", params: { to: "Mars" } } } }),
    told: /error unknown-node-type: .*\(at nodes\.a\.type\)/,
    opens: "canvas",
  },
  {
    name: "a dangling edge",
    text: flow({ edges: ["a -> nowhere"] }),
    told: /error dangling-edge: .*nowhere.*\(at edges\.0\)/,
    opens: "canvas",
  },
  { name: "text that is no edge", text: flow({ edges: ["a to b"] }), told: /error bad-edge: .*\(at edges\.0\)/, opens: "both" },
  {
    name: "a cycle",
    text: flow({ nodes: { a: { type: "no-op@1" }, b: { type: "no-op@1" } }, edges: ["a -> b", "b -> a"] }),
    told: /error cycle: .*\(at edges\.\d\)/,
    opens: "canvas",
  },
  { name: "20,001 nodes", text: many, told: /:1: error too-many-nodes: .*\(at nodes\)/ },
  { name: "JSON 100,000 levels deep", text: deep, told: /:1: error too-deep: / },
  {
    name: "a param 100,000 levels deep",
    text: `{"format":"vwmp/1","name":"Deep","nodes":{"a":{"type":"no-op@1","params":{"x":${deep}}}},"edges":[]}`,
    told: /:1: error too-deep: .*\(at nodes\.a\.params/,
  },
  { name: "YAML 100,000 levels deep", text: `format: vwmp/1\nnodes: ${deep}\n`, told: /:\d+: error too-deep: / },
  {
    name: "__proto__ as an id",
    text: '{\n"format":"vwmp/1","name":"Proto",\n"nodes":{\n"__proto__":{"type":"no-op@1"}},\n"edges":[]}',
    told: /:4: error bad-id: .*\(at nodes\.__proto__\)/,
    opens: "both",
  },
  {
    name: "__proto__ as a key",
    text: '{\n"format":"vwmp/1","name":"Proto",\n"__proto__":{"polluted":true},\n"nodes":{},"edges":[]}',
    told: /:3: error unknown-key: .*\(at __proto__\)/,
    opens: "both",
  },
  {
    name: "a key that appears twice",
    text: '{"format":"vwmp/1","name":"A",\n"name":"B","nodes":{},"edges":[]}',
    told: /:2: error duplicate-key: .*\(at name\)/,
    opens: "import",
  },
  { name: "empty text", text: "", told: /:1: error [a-z-]+: / },
  { name: "only a byte order mark", text: "\uFEFF", told: /:1: error [a-z-]+: / },
];

const STACK = /\n\s+at .+:\d+|node:internal|RangeError|TypeError/;

for (const { name, text, told } of BAD) {
  test(`terminal: ${name} is told with its line and ends with 1`, () => {
    const packed = packedPackage();
    writeFileSync(join(packed.folder, "bad.vwmp"), text);
    for (const command of ["check", "run"]) {
      const { status, err, out } = packed.vwmp([command, "bad.vwmp"]);
      expect(status, command).toBe(1);
      const first = err.split("\n").find((line) => line.includes(": error ")) ?? err;
      expect(first, command).toMatch(/^bad\.vwmp:\d+: error /);
      expect(first, command).toMatch(told);
      expect(err, command).not.toMatch(STACK);
      expect(out, command).toBe("");
    }
  });
}

test("terminal: a picture is told to be no workflow, a byte order mark is no matter", () => {
  const packed = packedPackage();
  writeFileSync(join(packed.folder, "picture.png"), PICTURE);
  for (const command of ["check", "run"]) {
    const { status, err } = packed.vwmp([command, "picture.png"]);
    expect(status).toBe(1);
    expect(err).toMatch(/picture\.png:\d+: error [a-z-]+: /);
    expect(err).not.toMatch(STACK);
  }
  writeFileSync(join(packed.folder, "marked.vwmp.json"), `\uFEFF${flow({})}`);
  writeFileSync(
    join(packed.folder, "marked.vwmp.yaml"),
    "\uFEFFformat: vwmp/1\nname: Marked\nnodes: { a: { type: no-op@1 } }\nedges: []\n",
  );
  expect(packed.vwmp(["check", "marked.vwmp.json", "marked.vwmp.yaml"]).status).toBe(0);
});

test("studio: each bad text is told in the import dialog, and the open work stays as it is", async ({ page }) => {
  test.setTimeout(180_000);
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.add("template");
  await studio.field("Text").fill("Mine");
  const mine = await studio.exported();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  const text = dialog.getByRole("textbox", { name: "Workflow text" });
  const go = dialog.getByRole("button", { name: "Import workflow" });
  await expect(text).toBeVisible();
  const place = await go.boundingBox();
  for (const bad of BAD) {
    await test.step(bad.name, async () => {
      await text.fill("");
      await expect(dialog.getByRole("status").getByRole("list")).toBeHidden();
      await expect(go).toBeDisabled();
      if (bad.text.trim() === "") return;
      await text.fill(bad.text);
      if (bad.opens !== "canvas") await expect(dialog.getByRole("list", { name: "Problems" }).getByRole("listitem").first()).toBeVisible();
      if (bad.opens === undefined) await expect(go).toBeDisabled();
      else await expect(go).toBeEnabled();
      expect(await go.boundingBox(), "what is found does not push the button away").toEqual(place);
    });
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await studio.exported()).toBe(mine);
  expect(faults).toEqual([]);
});

test("studio: what opens in spite of problems shows them, does not run, and is written back as it was", async ({ page }) => {
  test.setTimeout(180_000);
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  for (const bad of BAD) {
    if (bad.opens !== "canvas" && bad.opens !== "both") continue;
    await test.step(bad.name, async () => {
      await studio.importText(bad.text);
      await studio.runButton.click();
      await expect(studio.status).toHaveText(/^Not run: \d+ problems? to solve first$/);
      const dock = await studio.dock("Problems");
      await expect(dock.getByRole("list", { name: "Problems" }).getByRole("listitem").first()).toBeVisible();
      const written = JSON.parse(await studio.exported());
      const given = JSON.parse(bad.text);
      expect(written.nodes).toEqual(given.nodes);
      expect(written.edges).toEqual(given.edges);
      expect(Object.hasOwn(written, "__proto__")).toBe(Object.hasOwn(given, "__proto__"));
    });
  }
  expect(await page.evaluate(() => "polluted" in {})).toBe(false);
  expect(faults).toEqual([]);
});

test("studio: a node of an unknown type is drawn, kept and can be told from the rest", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const text = flow({
    nodes: { start: { type: "manual@1" }, away: { type: "teleport@9", params: { to: "Mars", at: { speed: 3 } } } },
    edges: ["start -> away.gate"],
  });
  await studio.importText(text);
  await expect(studio.card("away")).toHaveAccessibleName("away, teleport@9, not run");
  await studio.select("away");
  await expect(studio.inspector.getByRole("note")).toContainText("teleport@9");
  await studio.saved();
  await page.reload();
  await expect(studio.card("away")).toBeVisible();
  const { nodes, edges } = JSON.parse(await studio.exported());
  expect({ nodes, edges }).toEqual({ nodes: JSON.parse(text).nodes, edges: JSON.parse(text).edges });
});

test("studio: a picked picture is told to be no workflow, a picked file with a byte order mark opens", async ({ page }) => {
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  const pick = async (name: string, buffer: Buffer): Promise<void> => {
    const choosing = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Open file" }).click();
    await (await choosing).setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  await pick("picture.json", PICTURE);
  await expect(dialog.getByRole("list", { name: "Problems" }).getByRole("listitem").first()).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Import workflow" })).toBeDisabled();
  await pick("marked.json", Buffer.from(`\uFEFF${flow({ name: "Marked" })}`));
  await dialog.getByRole("button", { name: "Import workflow" }).click();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Marked");
  await expect(studio.card("a")).toBeVisible();
  expect(faults).toEqual([]);
});
