import { afterEach, expect, test, vi } from "vitest";
import { addressedView, addressView } from "./address.ts";

afterEach(() => vi.unstubAllGlobals());

function at(hash: string): { hash: string } {
  const location = { hash };
  vi.stubGlobal("location", location);
  return location;
}

test("another view leaves the other keys of the address as they are", () => {
  const location = at("#w=a&app");
  expect(addressedView()).toBe("app");
  addressView(undefined);
  expect(location.hash).toBe("#w=a");
  expect(addressedView()).toBeUndefined();
  addressView("app");
  expect(location.hash).toBe("#w=a&view=app");
});
