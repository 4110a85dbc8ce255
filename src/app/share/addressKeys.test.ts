import fc from "fast-check";
import { expect, test } from "vitest";
import { type Address, LONGEST_PACKED, readAddress, VIEWS, writeAddress } from "./addressKeys.ts";

const id = fc.stringMatching(/^[\w.-]{1,40}$/);
const address: fc.Arbitrary<Address> = fc.record(
  {
    w: id,
    run: id,
    view: fc.constantFrom(...VIEWS),
    s: fc.stringMatching(/^[\w-]{1,200}$/),
    others: fc.array(fc.tuple(fc.stringMatching(/^x[a-z]{1,5}$/), fc.stringMatching(/^[\w=%-]{1,9}$/)), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

test("what is written is read again, whole", () => {
  fc.assert(
    fc.property(address, (given) => {
      expect(readAddress(writeAddress(given))).toEqual({ address: given, problems: [] });
    }),
  );
});

test("any text is read without an error, and what is read can be written again", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { address: read } = readAddress(text);
      expect(readAddress(writeAddress(read)).address).toEqual(read);
    }),
  );
});

test("a sign that separates nothing is kept as it is", () => {
  expect(writeAddress(readAddress("#=&w=4f").address)).toBe("#w=4f&=");
});

test("#app means view=app, beside other keys as well", () => {
  expect(readAddress("#app").address).toEqual({ view: "app" });
  expect(readAddress("#w=4f&app").address).toEqual({ w: "4f", view: "app" });
});

test.each([
  ["#w=../../etc", /names a workflow “\.\.\/\.\.\/etc”, which is no id/],
  ["#run=", /names a run “”, which is no id/],
  ["#view=3d", /asks for the view “3d”; there are outline and app/],
  ["#s=a+b", /cut or changed on its way/],
  ["#s=", /cut or changed on its way/],
  [`#s=${"a".repeat(LONGEST_PACKED + 1)}`, /2,000,001 characters; at most 2,000,000 are read/],
])("%.20s is left out with a message", (fragment, message) => {
  const { address: read, problems } = readAddress(fragment);
  expect(read).toEqual({});
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(message);
});
