import { expect, test } from "vitest";
import { nodeCommand } from "./nodeCommand.ts";

test("the command names the file as Export does and grants what the workflow needs, no more", () => {
  expect(nodeCommand("Daily orders!", {})).toBe("npx vwmp run daily-orders.vwmp.json");
  const needs = { net: ["api.example.com", "*"], read: ["my data"], code: true, secrets: ["KEY"] };
  expect(nodeCommand("O", needs)).toBe(
    "npx vwmp run o.vwmp.json --allow-net api.example.com --allow-net '*' --allow-read 'my data' --allow-code --secret 'KEY=…'",
  );
});

test("what a shell would run is quoted", () => {
  expect(nodeCommand("x", { net: ["a'; rm -rf ~;'"] })).toContain(`'a'\\''; rm -rf ~;'\\'''`);
});
