import { describe, expect, test } from "vitest";
import { WorkflowEngine } from "../index.ts";
import { declaresInputs, parametersOf, withCalled } from "./calling.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import { emptyRecord } from "./json.ts";
import type { Workflow } from "./workflow.ts";

const PRICE: Workflow = {
  format: "vwmp/1",
  name: "Price an order",
  parameters: { rate: { kind: "number", label: "Rate", default: 1 } },
  nodes: {
    input: { type: "workflow-input@1" },
    priced: { type: "edit-fields@1", params: { fields: [{ name: "price", value: "${item.total * parameters.rate}" }] } },
  },
  edges: ["input -> priced"],
  permissions: { net: ["api.example.com"], code: true },
};
const EMPTY: Workflow = { format: "vwmp/1", name: "Orders", nodes: emptyRecord(), edges: [], permissions: { net: ["a.example.com"] } };

test("a workflow is made to be called when it has parameters or takes in items", () => {
  expect(declaresInputs(PRICE)).toBe(true);
  expect(declaresInputs({ ...EMPTY, nodes: { in: { type: "workflow-input" } } })).toBe(true);
  expect(declaresInputs({ ...EMPTY, nodes: { in: { type: "workflow-inputs@1" } } })).toBe(false);
  expect(declaresInputs(EMPTY)).toBe(false);
});

describe("withCalled", () => {
  test("the file holds the workflow, under a key made of its name, and what it declares to need", () => {
    const { workflow, key } = withCalled(EMPTY, PRICE);
    expect(key).toBe("price-an-order");
    expect(workflow.workflows?.[key]).toEqual(PRICE);
    expect(workflow.permissions).toEqual({ net: ["a.example.com", "api.example.com"], code: true });
  });

  test("the same workflow is held once, another one of the same name beside it", () => {
    const once = withCalled(EMPTY, PRICE).workflow;
    expect(withCalled(once, { ...PRICE })).toEqual({ workflow: once, key: "price-an-order" });
    expect(withCalled(once, { ...PRICE, description: "Dearer" }).key).toBe("price-an-order-2");
  });

  test("a call of it runs with the parameters given", async () => {
    const { workflow, key } = withCalled({ ...EMPTY, permissions: {} }, { ...PRICE, permissions: {} });
    const orders = { type: "manual@1", params: { items: [{ total: 5 }] } };
    const call = { type: "execute-workflow@1", params: { workflow: key, parameters: { rate: 3 } } };
    const calling = { ...workflow, nodes: { orders, call }, edges: ["orders -> call"] };
    const { outputs } = await new WorkflowEngine().execute(formatWorkflow(calling), {});
    expect(outputs).toEqual({ call: [{ total: 5, price: 15 }] });
  });
});

test("parameters are those of the workflow that is named, and none where it declares none or is not there", () => {
  const { workflow } = withCalled(withCalled(EMPTY, PRICE).workflow, { ...EMPTY, name: "Plain" });
  expect(Object.keys(parametersOf(workflow, "price-an-order") ?? {})).toEqual(["rate"]);
  expect(parametersOf(workflow, "plain")).toBeUndefined();
  expect(parametersOf(workflow, "__proto__")).toBeUndefined();
  expect(parametersOf(workflow, 7)).toBeUndefined();
});
