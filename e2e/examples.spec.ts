import { expect, test } from "@playwright/test";
import { exampleFlows } from "./exampleFlows.ts";
import { fromPackage, fromPage } from "./inHosts.ts";

type Verdict = { readonly status: string; readonly differences?: unknown; readonly failures?: unknown };

/** Runs the test in each file, by virtual time. */
const TEST = `async (WorkflowEngine, flows) => {
  const verdicts = {};
  for (const { name, text } of flows) verdicts[name] = (await new WorkflowEngine().test(text))[0];
  return verdicts;
}`;

test("every example in the docs of the node types gives its output in the packed package and in the page", async ({ page }) => {
  test.setTimeout(180_000);
  const flows = exampleFlows();
  expect(flows.length).toBeGreaterThan(110);
  const packed = fromPackage<Verdict>(TEST, flows);
  const browser = await fromPage<Verdict>(page, TEST, flows);
  for (const { name } of flows) {
    expect.soft(packed[name], `${name} in the packed package`).toMatchObject({ status: "passed" });
    expect.soft(browser[name], `${name} in the page`).toMatchObject({ status: "passed" });
  }
});
