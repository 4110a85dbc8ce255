import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { WorkflowEngine } from "../src/index.ts";
import { formatWorkflow } from "../src/model/formatWorkflow.ts";

const root = resolve(import.meta.dirname, "..");
const read = (path) => readFileSync(join(root, path), "utf8");
const example = (name) => read(`public/examples/${name}.vwmp.json`);
const flows = (folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith(".vwmp.json"));
const rowsOf = (name) =>
  read(`node_modules/vega-datasets/data/${name}`)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

async function outputsOf(text, parameters = {}) {
  const { status, failures, outputs } = await new WorkflowEngine().execute(text, parameters);
  expect({ status, failures }).toEqual({ status: "succeeded", failures: [] });
  return outputs;
}

test.each([
  ...flows("public/examples").map((file) => `public/examples/${file}`),
  ...flows("e2e/fixtures").map((file) => `e2e/fixtures/${file}`),
])("%s has no problems and is in canonical form", async (path) => {
  const text = read(path);
  expect(new WorkflowEngine().check(text)).toEqual([]);
  expect(formatWorkflow(JSON.parse(text))).toBe(text);
  expect(text.length).toBeLessThan(200_000);
});

test("the gallery lists every sample once, the weather first", () => {
  const index = JSON.parse(read("public/examples/index.json"));
  expect(index.map(({ file }) => file).sort()).toEqual(flows("public/examples").sort());
  expect(index[0].file).toBe("weather-report.vwmp.json");
  for (const { file, name, description } of index) expect({ name, description }).toEqual(pick(JSON.parse(read(`public/examples/${file}`))));
});

const pick = ({ name, description }) => ({ name, description });

test("the tests inside the samples hold", async () => {
  for (const file of flows("public/examples")) {
    for (const verdict of await new WorkflowEngine().test(read(`public/examples/${file}`)))
      expect({ file, ...verdict }).toMatchObject({ status: "passed" });
  }
});

test("the weather report finds the wettest months", async () => {
  const rain = new Map();
  for (const [city, date, mm] of rowsOf("weather.csv"))
    rain.set(`${city}, ${date.slice(0, 7)}`, (rain.get(`${city}, ${date.slice(0, 7)}`) ?? 0) + Number(mm));
  const wettest = [...rain].sort((a, b) => b[1] - a[1]).slice(0, 10);
  const { report, kinds } = await outputsOf(example("weather-report"));
  expect(report.map((month) => `${month.city}, ${month.month}`)).toEqual(wettest.map(([name]) => name));
  expect(report.map(({ rain }) => rain)).toEqual(wettest.map(([, mm]) => Math.round(mm * 10) / 10));
  expect([...report, ...kinds].every(({ temperature }) => String(temperature).length <= 5)).toBe(true);
  expect(report[0].sentence).toMatch(
    new RegExp(`^${wettest[0][0]}: ${Math.round(wettest[0][1])} mm of rain in (28|29|30|31) days, -?\\d+ °C on average\\.$`),
  );
  expect(kinds.reduce((sum, { days }) => sum + days, 0)).toBe(2922);
});

test("the busiest airports have the most departures, and names", async () => {
  const departures = new Map();
  for (const [origin, , count] of rowsOf("flights-airport.csv")) departures.set(origin, (departures.get(origin) ?? 0) + Number(count));
  const busiest = [...departures].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const { tidy } = await outputsOf(example("busiest-airports"), { airports: 3 });
  expect(tidy.map(({ airport, flights }) => [airport, flights])).toEqual(busiest);
  expect(tidy[0]).toMatchObject({ name: "William B Hartsfield-Atlanta Intl", place: "Atlanta, GA" });
});

test("every penguin comes out of one of the branches", async () => {
  const birds = JSON.parse(read("node_modules/vega-datasets/data/penguins.json"));
  const { ordered } = await outputsOf(example("penguins"));
  expect(ordered.reduce((sum, row) => sum + row.birds, 0)).toBe(birds.length);
  const heavy = birds.filter((bird) => bird.Species === "Gentoo" && bird["Body Mass (g)"] >= 5000).length;
  expect(ordered).toContainEqual(expect.objectContaining({ Species: "Gentoo", size: "heavy", birds: heavy }));
});

test("the orders come from an API that a parameter names, once its host is allowed", async () => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader("content-type", "application/json");
    const orders = [
      ["Ada", 10],
      ["Bob", 30],
      ["Ada", 25],
    ].map(([customer, total]) => ({ customer, total, status: "paid" }));
    response.end(JSON.stringify([...orders, { customer: "Eve", total: 99, status: "open" }]));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    const api = `http://127.0.0.1:${server.address().port}`;
    const refused = await new WorkflowEngine().execute(example("api-orders"), { api });
    expect(refused.failures).toMatchObject([{ code: "permission-needed" }]);
    const { status, outputs } = await new WorkflowEngine({ allow: { net: ["127.0.0.1"] } }).execute(example("api-orders"), { api });
    expect({ status, best: outputs.best }).toEqual({
      status: "succeeded",
      best: [
        { customer: "Ada", spent: 35, orders: 2 },
        { customer: "Bob", spent: 30, orders: 1 },
      ],
    });
    expect(asked).toEqual(["/orders?status=paid"]);
  } finally {
    await new Promise((closed) => server.close(closed));
  }
});

test("no sample is called like a control of the studio, so that both are found by name", () => {
  const controls = ["run", "stop", "step", "pause", "resume", "undo", "redo", "share", "export", "import", "zoom", "add node", "open"];
  for (const { name } of JSON.parse(read("public/examples/index.json")))
    expect(controls.filter((control) => name.toLowerCase().includes(control))).toEqual([]);
});
