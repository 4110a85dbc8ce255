import { expect, test } from "vitest";
import { limit } from "./limit.ts";
import { runNode } from "./runNode.ts";

const five = [1, 2, 3, 4, 5];

test.each([
  [{}, five],
  [{ count: 0 }, []],
  [{ count: 9 }, five],
  [{ count: 2, offset: 4 }, [5]],
  [{ count: 2, offset: 9 }, []],
  [{ count: 2, from: "last", offset: 1 }, [3, 4]],
  [{ count: 9, from: "last", offset: 2 }, [1, 2, 3]],
  [{ count: 2, from: "last", offset: 9 }, []],
  [{ count: 0, from: "last" }, []],
])("%j", async (params, out) => {
  expect(await runNode(limit, { params, input: five })).toEqual({ out });
});
