import { expect, test } from "vitest";
import { addressParameters } from "./addressParameters.ts";

test("the query of the address is an item, without the studio's own key", () => {
  expect(addressParameters("?customer=42&tag=new&tag=v%20ip&open=x.json")).toEqual({ customer: "42", tag: ["new", "v ip"] });
  expect(addressParameters("?open=x.json")).toBeUndefined();
  expect(addressParameters("")).toBeUndefined();
});
