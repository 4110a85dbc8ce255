import { expect, test } from "vitest";
import { formFields, samplesOf } from "./formFields.ts";

test("each kind of a form's field has the control of a param", () => {
  expect(
    formFields([
      { name: "a", label: "A", required: true },
      { name: "b", kind: "paragraph" },
      { name: "c", kind: "number" },
      { name: "d", kind: "boolean", required: true },
      { name: "e", kind: "choice", options: ["S", "M"] },
    ]),
  ).toEqual({
    a: { kind: "text", label: "A", required: true },
    b: { kind: "text", label: "b", multiline: true },
    c: { kind: "number", label: "c" },
    d: { kind: "boolean", label: "d" },
    e: {
      kind: "choice",
      label: "e",
      options: [
        { value: "S", label: "S" },
        { value: "M", label: "M" },
      ],
    },
  });
});

test("what is no list has no fields, and an entry without a name is none", () => {
  expect(formFields("${config.fields}")).toBeUndefined();
  expect(formFields(undefined)).toBeUndefined();
  expect(formFields([{ label: "A" }, 7, null])).toEqual({});
});

test("a field may be called like what every object has", () => {
  expect(Object.keys(formFields([{ name: "__proto__" }, { name: "constructor" }]) ?? {})).toEqual(["__proto__", "constructor"]);
});

test("the samples fill the form; what has none stays empty", () => {
  expect(samplesOf([{ name: "a", sample: 0 }, { name: "b" }, { name: "c", sample: null }])).toEqual({ a: 0 });
  expect(samplesOf("${x}")).toEqual({});
});
