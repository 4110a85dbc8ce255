import { expect, test } from "vitest";
import { checkField, checkValues, withDefaults } from "./checkParams.ts";
import type { Field, Fields } from "./field.ts";
import { fieldsSchema } from "./fieldSchema.ts";

const FIELDS: Fields = {
  minimum: { kind: "number", label: "Minimum", default: 100, min: 0 },
  country: { kind: "text", label: "Country", required: true },
  mode: {
    kind: "choice",
    label: "Mode",
    options: [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ],
  },
  why: { kind: "text", label: "Why", required: true, showIf: { param: "mode", in: ["b"] } },
};

test("run parameters: missing, wrong and unknown ones are told apart", () => {
  expect(checkValues(FIELDS, { minimum: -1, contry: "DE", mode: "c" }).map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
    "bad-value parameters.minimum",
    "bad-value parameters.contry",
    "bad-value parameters.mode",
    "missing-parameter parameters.country",
  ]);
  expect(checkValues(FIELDS, { contry: "x", country: "${x}" })[0]?.message).toContain("did you mean “country”?");
  expect(checkValues(FIELDS, { country: "DE" })).toEqual([]);
});

test("a field that is not shown does not have to be set", () => {
  expect(checkValues(FIELDS, { country: "DE", mode: "b" }).map(({ code }) => code)).toEqual(["missing-parameter"]);
});

test("defaults stand where nothing is set; hostile keys stay own keys", () => {
  expect({ ...withDefaults(FIELDS, { country: "DE" }) }).toEqual({ minimum: 100, country: "DE" });
  const odd = withDefaults({}, JSON.parse('{"__proto__": 1}'));
  expect(Object.keys(odd)).toEqual(["__proto__"]);
});

test("each kind of field refuses what is not of it", () => {
  const cases: [Partial<Field> & { kind: Field["kind"] }, unknown, unknown][] = [
    [{ kind: "text" }, "x", 1],
    [{ kind: "number" }, 1, "1"],
    [{ kind: "boolean" }, false, "false"],
    [{ kind: "choice", options: [{ value: "a", label: "A" }] }, "a", "b"],
    [{ kind: "texts" }, ["a"], ["a", 1]],
    [{ kind: "list", of: {} }, [{}], {}],
    [{ kind: "duration" }, "1m30s", "soon"],
    [{ kind: "file" }, { name: "a", text: "" }, { name: "a", text: "", base64: "" }],
  ];
  for (const [field, good, bad] of cases) {
    expect([field.kind, checkField({ label: "L", ...field } as Field, good as never, [], undefined)]).toEqual([field.kind, []]);
    expect([field.kind, checkField({ label: "L", ...field } as Field, bad as never, [], undefined).length]).toEqual([field.kind, 1]);
    expect(checkField({ label: "L", ...field } as Field, null, [], undefined).length).toBe(1);
  }
});

test("fields have a JSON Schema", () => {
  expect(fieldsSchema(FIELDS)).toMatchObject({
    type: "object",
    required: ["country"],
    additionalProperties: false,
    properties: { minimum: { type: "number", minimum: 0, default: 100, title: "Minimum" }, mode: { enum: ["a", "b"] } },
  });
});
