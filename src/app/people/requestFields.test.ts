import { expect, test } from "vitest";
import { requestEvent, requestForm } from "./requestFields.ts";

test("the form begins with the sample request, and with what the trigger listens to", () => {
  expect(
    requestForm({ method: "PUT", path: "/orders", sample: { headers: { "X-Shop": "7" }, query: { tag: ["a", "b"] }, body: { id: 1 } } }),
  ).toEqual({
    method: "PUT",
    path: "/orders",
    headers: [{ name: "X-Shop", value: "7" }],
    query: [
      { name: "tag", value: "a" },
      { name: "tag", value: "b" },
    ],
    body: { id: 1 },
  });
  expect(requestForm({ method: "ANY" })).toMatchObject({ method: "POST", path: "/", body: {} });
  expect(requestForm({ sample: "${x}" })).toMatchObject({ method: "POST" });
});

test("the event has lower-case headers, lists for what the query says twice, and null for no body", () => {
  const pair = (name: string, value?: string) => (value === undefined ? { name } : { name, value });
  expect(
    requestEvent({
      method: "GET",
      path: "/a",
      headers: [pair("X-Shop", "7"), pair("")],
      query: [pair("t", "1"), pair("t", "2"), pair("u")],
    }),
  ).toEqual({ method: "GET", path: "/a", headers: { "x-shop": "7" }, query: { t: ["1", "2"], u: "" }, body: null });
});
