import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { type Asked, type Loopback, loopback } from "./loopback.ts";
import { runVwmp } from "./runVwmp.ts";
import { StudioPage } from "./studioPage.ts";

type Sample = {
  readonly file: string;
  /** What stands in it for a server of one's own. */
  readonly address: RegExp;
  /** What the server answers to the how many-eth request. */
  readonly answer: (asked: Asked, at: number) => unknown;
  /** What it was asked, in any order. */
  readonly requests: readonly string[];
  /** A leaf, and what is to be seen in its items. */
  readonly leaf: string;
  readonly shows: string;
};

const CUSTOMERS = [
  { id: 1, name: "Ada", city: "London" },
  { id: 2, name: "Bob", city: "Oslo" },
  { id: 3, name: "Cleo", city: "London" },
];

/** The language model on the own machine. */
const MODEL = /http:\/\/localhost:11434/g;

const SAMPLES: readonly Sample[] = [
  {
    file: "api-sync",
    address: /http:\/\/localhost:8080/g,
    answer: ({ path }) =>
      ({ "1": CUSTOMERS.slice(0, 2), "2": CUSTOMERS.slice(2) })[new URL(path, "http://a").searchParams.get("page") ?? ""] ?? [],
    requests: ["GET /customers?page=1", "GET /customers?page=2", "GET /customers?page=3"],
    leaf: "cities",
    shows: "London",
  },
  {
    file: "poll-until-done",
    address: /http:\/\/localhost:8080/g,
    answer: (_, at) => (at < 2 ? { state: "running" } : { state: "done", result: "42 rows" }),
    requests: ["GET /jobs/7", "GET /jobs/7", "GET /jobs/7"],
    leaf: "tell",
    shows: "The job is done: 42 rows",
  },
  {
    file: "notify",
    address: /(?:http:\/\/)?localhost:8080/g,
    answer: ({ body }) => ({ heard: JSON.parse(body.toString()).hello }),
    requests: ["POST /notify/ada", "POST /notify/bob", "POST /notify/cleo", "POST /notify/dan"],
    leaf: "sent",
    shows: "cleo",
  },
  {
    file: "support-mail",
    address: MODEL,
    answer: ({ body }) => {
      const { content } = JSON.parse(body.toString()).messages[1];
      return said({
        content: JSON.stringify({ label: content.includes("broken") ? "complaint" : content.includes("?") ? "question" : "odd" }),
      });
    },
    // What is no label is asked for once more.
    requests: Array.from({ length: 4 }, () => "POST /v1/chat/completions"),
    leaf: "urgent",
    shows: "Call ada",
  },
  {
    file: "order-agent",
    address: MODEL,
    answer: ({ body }) => {
      const last = JSON.parse(body.toString()).messages.at(-1);
      if (last.role === "tool") return said({ content: `It arrives on ${JSON.parse(last.content).arrives}.` });
      return said({
        content: "",
        tool_calls: [{ id: "c", type: "function", function: { name: "look_up_order", arguments: '{"number":7}' } }],
      });
    },
    requests: ["POST /v1/chat/completions", "POST /v1/chat/completions"],
    leaf: "reply",
    shows: "It arrives on Friday.",
  },
];

/** What a server says that speaks chat completions. */
function said(message: object): object {
  return { model: "m", choices: [{ index: 0, message, finish_reason: "stop" }] };
}

/** The sample with the server's address in it, and no more patience than a test has. */
function textOf({ file, address }: Sample, server: Loopback): string {
  return readFileSync(join(ROOT, `public/examples/${file}.vwmp.json`), "utf8")
    .replace(address, (found) => (found.startsWith("http") ? server.url : server.host))
    .replace('"10s"', '"50ms"');
}

for (const sample of SAMPLES) {
  test(`the sample ${sample.file} asks a server the same from the terminal and from the studio`, async ({ page }) => {
    let at = 0;
    const server = await loopback((asked, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(sample.answer(asked, at)));
      at += 1;
    });
    const requests = (): readonly string[] =>
      server.asked
        .slice(-at)
        .map(({ method, path }) => `${method} ${path}`)
        .sort();
    try {
      const file = test.info().outputPath(`${sample.file}.vwmp.json`);
      writeFileSync(file, textOf(sample, server));
      const ran = await runVwmp(["run", file, "--allow-net", server.host, "--quiet"]);
      expect(ran.err).toBe("");
      expect(requests()).toEqual(sample.requests);
      expect(JSON.stringify(JSON.parse(ran.out)[sample.leaf])).toContain(sample.shows);

      at = 0;
      const studio = new StudioPage(page);
      await studio.openEmpty();
      await studio.importText(textOf(sample, server));
      await studio.runButton.click();
      await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
      await expect(studio.status).toHaveText(/^Succeeded/);
      expect(requests()).toEqual(sample.requests);
      await studio.dock("Data");
      const title = JSON.parse(textOf(sample, server)).nodes[sample.leaf].name ?? sample.leaf;
      await studio.select(title);
      await expect(studio.table(`${title}.out`)).toContainText(sample.shows);
    } finally {
      server.close();
    }
  });
}
