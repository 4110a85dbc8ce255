import { expect, test } from "vitest";
import { form } from "./form.ts";
import { runNode } from "./runNode.ts";

const fields = [
  { name: "email", required: true },
  { name: "count", kind: "number" },
  { name: "urgent", kind: "boolean" },
  { name: "size", kind: "choice", options: ["S", "M"] },
];

test("a filled form has a value for each field; what is left empty is null, or false for yes or no", async () => {
  const fill = (event: object) => runNode(form, { params: { fields }, run: { input: [event as never] } });
  expect(await fill({ email: "a@b", count: 2, urgent: true, size: "M", more: 1 })).toEqual({
    out: [{ email: "a@b", count: 2, urgent: true, size: "M" }],
  });
  expect(await fill({ email: "a@b", count: "" })).toEqual({ out: [{ email: "a@b", count: null, urgent: false, size: null }] });
});

test("without an event each field has its sample, or an empty value of its kind", async () => {
  expect(await runNode(form, { params: { fields: [{ name: "a", sample: "x" }, ...fields] } })).toEqual({
    out: [{ a: "x", email: "", count: 0, urgent: false, size: "S" }],
  });
});

test("a field may have a hostile name", async () => {
  const { out } = await runNode(form, {
    params: { fields: [{ name: "__proto__" }] },
    run: { input: [JSON.parse('{"__proto__":"x"}')] },
  });
  expect(JSON.stringify(out)).toBe('[{"__proto__":"x"}]');
});

test.each([
  [{}, "email"],
  [{ email: "" }, "email"],
  [{ email: 1 }, "email"],
  [{ email: { text: "x" } }, "email"],
  [{ email: "x", count: "2" }, "count"],
  [{ email: "x", urgent: "yes" }, "urgent"],
  [{ email: "x", size: "XL" }, "size"],
  ["x", "not an object"],
])("%j is no filled form", async (event, said) => {
  const filled = runNode(form, { params: { fields }, run: { input: [event] } });
  await expect(filled).rejects.toMatchObject({ code: "bad-event", message: expect.stringContaining(said) });
});
