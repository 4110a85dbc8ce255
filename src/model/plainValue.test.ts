import fc from "fast-check";
import { expect, test } from "vitest";
import { plainValue } from "./plainValue.ts";

test("copies every JSON value into records without a prototype", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(plainValue(JSON.parse(text)).value)).toBe(text);
    }),
  );
  const copy = plainValue(JSON.parse('{"__proto__": {"x": 1}}')).value as object;
  expect(Object.getPrototypeOf(copy)).toBeNull();
  expect(Object.keys(copy)).toEqual(["__proto__"]);
});

test("what JSON cannot hold is a problem with its path", () => {
  const { value, problems } = plainValue({ a: [1n], b: () => 1, c: Number.NaN, d: new Date(0), e: undefined, f: Symbol("x") });
  expect({ ...(value as object) }).toEqual({ a: [null], b: null, c: null, d: null, f: null });
  expect(problems.map(({ code, path }) => [code, path.join(".")]).sort()).toEqual([
    ["bad-value", "c"],
    ["wrong-type", "a.0"],
    ["wrong-type", "b"],
    ["wrong-type", "d"],
    ["wrong-type", "f"],
  ]);
});

test("cycles, deep values, bombs, throwing getters and proxies give a problem, not an exception", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  expect(plainValue(cycle)).toMatchObject({ value: undefined, problems: [{ code: "too-deep" }] });
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(plainValue(deep).problems[0]?.code).toBe("too-deep");
  let bomb: unknown = "boom";
  for (let level = 0; level < 60; level += 1) bomb = [bomb, bomb];
  expect(plainValue(bomb, { depth: 200, text: 100_000 }).problems[0]?.code).toBe("too-large");
  const thrower = Object.defineProperty({}, "x", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
  expect(plainValue(thrower).problems[0]?.code).toBe("wrong-type");
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(plainValue(proxy).problems[0]?.code).toBe("wrong-type");
  const odd = new Proxy(
    {},
    {
      ownKeys: () => {
        throw {
          toString: () => {
            throw new Error("twice");
          },
        };
      },
    },
  );
  expect(plainValue(odd).problems[0]?.code).toBe("wrong-type");
});

test("a sparse list of a billion places is refused, not filled", () => {
  const sparse: unknown[] = [];
  sparse.length = 4_000_000_000;
  expect(plainValue(sparse, { depth: 10, text: 1000 }).problems.at(-1)?.code).toBe("too-large");
});
