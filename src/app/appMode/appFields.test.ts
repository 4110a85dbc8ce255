import { expect, test } from "vitest";
import { appFields, appValues, partValues } from "./appFields.ts";

const TEXT = { kind: "text", label: "Text" } as const;
const NUMBER = { kind: "number", label: "Number" } as const;

test("a parameter and a form's field of one name stand beside each other", () => {
  expect(appFields({ parameters: { name: TEXT }, form: { name: NUMBER } })).toEqual({ "p.name": TEXT, "f.name": NUMBER });
  expect(appValues({ name: "a", none: undefined })).toEqual({ "p.name": "a" });
  expect(partValues({ "p.name": "a", "f.name": 1, "f.none": undefined })).toEqual({ parameters: { name: "a" }, form: { name: 1 } });
});
