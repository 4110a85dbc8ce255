import { expect, test } from "vitest";
import { secretFaults, splitHosts } from "./secretFaults.ts";

const good = { name: "API_KEY", value: "x", hosts: "api.example.com", taken: false };

test.each(["", "*", "*.example.com", "api.example.com:8443", "localhost", "127.0.0.1:80, [::1]:80"])("hosts may be “%s”", (hosts) => {
  expect(secretFaults({ ...good, hosts })).toEqual({});
});

test.each(["https://api.example.com", "api.example.com/v1", "a b*", "ex ample!", "*."])("hosts may not be “%s”", (hosts) => {
  expect(secretFaults({ ...good, hosts })).toEqual({ hosts: expect.stringContaining("not a host") });
});

test("a name is letters, digits and _, and new; a value is there", () => {
  for (const name of ["", "1A", "a-b", "é", "a".repeat(65)]) expect(Object.keys(secretFaults({ ...good, name }))).toEqual(["name"]);
  expect(secretFaults({ ...good, taken: true }).name).toContain("replace");
  expect(Object.keys(secretFaults({ ...good, value: "" }))).toEqual(["value"]);
});

test("hosts are parted by commas and spaces", () => {
  expect(splitHosts(" a.com,b.com  c.com,")).toEqual(["a.com", "b.com", "c.com"]);
});
