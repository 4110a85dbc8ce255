import { afterEach, expect, test, vi } from "vitest";
import { forgetHome, homeOf, rememberHome } from "./runHomes.ts";

afterEach(() => vi.unstubAllGlobals());

test("a run is remembered with its workflow until it is forgotten", () => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  rememberHome("r1", "w1");
  rememberHome("r2", "w2");
  expect([homeOf("r1"), homeOf("r2"), homeOf("r3")]).toEqual(["w1", "w2", undefined]);
  forgetHome("r1");
  expect([homeOf("r1"), homeOf("r2")]).toEqual([undefined, "w2"]);
});

test("where nothing can be remembered nothing is, and nothing fails", () => {
  const refuse = (): never => {
    throw new DOMException("no", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  rememberHome("r1", "w1");
  forgetHome("r1");
  expect(homeOf("r1")).toBeUndefined();
});
