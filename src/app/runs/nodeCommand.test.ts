import { expect, test } from "vitest";
import { nodeCommand } from "./nodeCommand.ts";

const facts = { file: "orders.vwmp.json", parameters: {}, seed: 7, allow: {} };

test("the command names file, seed and hash", () => {
  expect(nodeCommand(facts)).toBe("npx vwmp run orders.vwmp.json --seed 7 --hash");
});

test("parameters, permissions and the part that ran are told, each as one word of a shell", () => {
  const parameters = { minimum: 150, name: "it's all", list: [1, 2] };
  expect(nodeCommand({ ...facts, parameters, allow: { net: ["api.test:443"], code: true }, until: "sum", trigger: "daily" })).toBe(
    String.raw`npx vwmp run orders.vwmp.json -p minimum=150 -p 'name=it'\''s all' -p 'list=[1,2]' --allow-net api.test:443 --allow-code --until sum --trigger daily --seed 7 --hash`,
  );
});

test("the files that a run began with and was let read and write are told, and secrets come from the environment", () => {
  const allow = { read: ["in"], write: ["my out"], secrets: ["TOKEN"] };
  expect(nodeCommand({ ...facts, allow, input: "orders.input.json" })).toBe(
    "npx vwmp run orders.vwmp.json --input orders.input.json --allow-read in --allow-write 'my out' --secret TOKEN=env:TOKEN --seed 7 --hash",
  );
});
