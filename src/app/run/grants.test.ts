import { beforeEach, expect, test, vi } from "vitest";
import { isRemembered, rememberGrant } from "./grants.ts";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

test("what was agreed to for a workflow is agreed to for a part of it, and for nothing more and nothing else", () => {
  rememberGrant("w", { net: ["a.example.com", "b.example.com"], code: true });
  expect(isRemembered("w", { net: ["b.example.com", "a.example.com"], code: true })).toBe(true);
  expect(isRemembered("w", { net: ["b.example.com"] })).toBe(true);
  expect(isRemembered("w", { net: ["b.example.com", "c.example.com"] })).toBe(false);
  expect(isRemembered("w", { secrets: ["a.example.com"] })).toBe(false);
  expect(isRemembered("other", { net: ["a.example.com"] })).toBe(false);
});

test("code is agreed to by itself", () => {
  rememberGrant("w", { net: ["a.example.com"] });
  expect(isRemembered("w", { net: ["a.example.com"], code: true })).toBe(false);
});

test("what stands in the storage and is no list is no agreement", () => {
  for (const text of ["{", "null", "[]", '{"agreed":"{}"}', '{"agreed":"[1]"}', '{"agreed":7}']) {
    localStorage.setItem("vwmp.grants.w", text);
    expect(isRemembered("w", { net: ["a.example.com"] })).toBe(false);
    expect(isRemembered("w", { code: true })).toBe(false);
  }
});
