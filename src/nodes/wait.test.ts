import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { wait } from "./wait.ts";

test("sleeps once for the packet, then passes the very same items on", async () => {
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  const input = [1, 2, 3];
  const { out } = await runNode(wait, { params: { duration: "1m30s" }, input, host: { sleep } });
  expect(out).toBe(input);
  expect(slept).toEqual([90_000]);
});

test("ends at once when it is cancelled", async () => {
  const abort = new AbortController();
  const sleep = () => new Promise<void>((_, reject) => abort.signal.addEventListener("abort", () => reject(abort.signal.reason)));
  const running = runNode(wait, { params: { duration: "1d" }, host: { sleep }, signal: abort.signal });
  abort.abort(new Error("cancelled"));
  await expect(running).rejects.toThrow("cancelled");
});

test("says what is wrong with a duration that is none", async () => {
  await expect(runNode(wait, { params: { duration: "soon" } })).rejects.toMatchObject({
    code: "bad-value",
    param: "duration",
    kind: "user",
  });
});
