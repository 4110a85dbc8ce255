// Writes public/examples from the data sets of the package vega-datasets: node scripts/makeExamples.mjs
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { apiOrders } from "./examples/apiOrders.mjs";
import { apiSync } from "./examples/apiSync.mjs";
import { approvalWithTimeout } from "./examples/approvalWithTimeout.mjs";
import { bookTrip } from "./examples/bookTrip.mjs";
import { busiestAirports } from "./examples/busiestAirports.mjs";
import { chartReport } from "./examples/chartReport.mjs";
import { cityClimate } from "./examples/cityClimate.mjs";
import { contacts } from "./examples/contacts.mjs";
import { errorAlert } from "./examples/errorAlert.mjs";
import { feedDigest } from "./examples/feedDigest.mjs";
import { imageBatch } from "./examples/imageBatch.mjs";
import { intakeForm } from "./examples/intakeForm.mjs";
import { invoices } from "./examples/invoices.mjs";
import { largeOrders } from "./examples/largeOrders.mjs";
import { logAnalysis } from "./examples/logAnalysis.mjs";
import { notify } from "./examples/notify.mjs";
import { orderAgent } from "./examples/orderAgent.mjs";
import { penguins } from "./examples/penguins.mjs";
import { pollUntilDone } from "./examples/pollUntilDone.mjs";
import { priceLists } from "./examples/priceLists.mjs";
import { reorder } from "./examples/reorder.mjs";
import { settings } from "./examples/settings.mjs";
import { sourcesText } from "./examples/sourcesText.mjs";
import { statesSql } from "./examples/statesSql.mjs";
import { supportMail } from "./examples/supportMail.mjs";
import { weatherReport } from "./examples/weatherReport.mjs";
import { welcome } from "./examples/welcome.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const data = join(root, "node_modules/vega-datasets");
const folder = join(root, "public/examples");

/** @param {string} name A file of vega-datasets. */
function dataSet(name) {
  return readFileSync(join(data, "data", name), "utf8");
}

/** The canonical text, given keys in canonical order: two-space JSON with positions on one line. */
function canonicalText(workflow) {
  const [head, layout] = JSON.stringify(workflow, null, 2).split(/(?<=\n {2}"layout": )/);
  return `${head}${layout.replace(/\[\s+(-?\d+),\s+(-?\d+)\s+\]/g, "[$1, $2]")}\n`;
}

/** In the order of the gallery; the first one opens on a first visit. */
const examples = [
  ["weather-report", weatherReport(dataSet)],
  ["busiest-airports", busiestAirports(dataSet)],
  ["penguins", penguins(dataSet)],
  ["large-orders", largeOrders()],
  ["api-orders", apiOrders(), ["net"]],
  ["support-mail", supportMail(), ["net"]],
  ["order-agent", orderAgent(), ["net"]],
  ["approval-with-timeout", approvalWithTimeout()],
  ["log-analysis", logAnalysis()],
  ["contacts", contacts()],
  ["city-climate", cityClimate(dataSet)],
  ["chart-report", chartReport(dataSet)],
  ["states-sql", statesSql(dataSet)],
  ["invoices", invoices()],
  ["image-batch", imageBatch()],
  ["reorder", reorder()],
  ["feed-digest", feedDigest()],
  ["price-lists", priceLists()],
  ["intake-form", intakeForm()],
  ["book-trip", bookTrip()],
  ["error-alert", errorAlert()],
  ["settings", settings()],
  ["api-sync", apiSync(), ["net"]],
  ["poll-until-done", pollUntilDone(), ["net"]],
  ["notify", notify(), ["net"]],
  ["welcome", welcome()],
];

mkdirSync(folder, { recursive: true });
for (const [name, workflow] of examples) writeFileSync(join(folder, `${name}.vwmp.json`), canonicalText(workflow));
const index = examples.map(([file, { name, description }, needs]) => ({
  file: `${file}.vwmp.json`,
  name,
  description,
  ...(needs && { needs }),
}));
writeFileSync(join(folder, "index.json"), `${JSON.stringify(index, null, 2)}\n`);
writeFileSync(join(folder, "SOURCES.md"), sourcesText(JSON.parse(readFileSync(join(data, "datapackage.json"), "utf8"))));
