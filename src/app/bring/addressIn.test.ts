import { expect, test } from "vitest";
import { addressIn } from "./addressIn.ts";

test.each([
  [" https://a.test/flow.vwmp.json\n", "https://a.test/flow.vwmp.json"],
  ["HTTP://a.test", "http://a.test/"],
  ["format: vwmp/1", undefined],
  ["https://a.test and more", undefined],
  ["https://", undefined],
  ["ftp://a.test/x", undefined],
  ["", undefined],
])("%j is the address %s", (text, address) => {
  expect(addressIn(text)?.href).toBe(address);
});
