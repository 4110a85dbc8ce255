import { expect, test } from "vitest";
import { flow, runFlow } from "../engine/runFlow.ts";
import { debounce } from "./debounce.ts";
import { runNode } from "./runNode.ts";

const after = (ms: number) => ({ type: "work@1", params: { ms } });
const emit = (items: readonly unknown[]) => ({ type: "emit@1", params: { items } });

/** Packets that come to a debounce at these times, each with its time as its item; what leaves it, with the time. */
async function burst(times: readonly number[], quiet: string) {
  const nodes: Record<string, object | string> = { d: { type: "debounce@1", params: { quiet } }, last: "no-op", before: "no-op" };
  const edges = ["d.out -> last", "d.superseded -> before"];
  times.forEach((ms, at) => {
    nodes[`e${at}`] = emit([ms]);
    nodes[`w${at}`] = after(ms);
    edges.push(`e${at} -> w${at}`, `w${at} -> d`);
  });
  const { events } = await runFlow(flow(nodes, edges));
  const zero = events[0]?.at ?? 0;
  const left = (port: string) =>
    events.flatMap((event) =>
      event.kind === "node-finished" && event.node === "d"
        ? event.outputs.filter((packet) => packet.port === port).map(({ items }) => [event.at - zero, ...items])
        : [],
    );
  return { out: left("out"), superseded: left("superseded") };
}

test("the last packet of a burst leaves once nothing has come for the quiet time", async () => {
  expect(await burst([0, 300, 900], "1s")).toEqual({
    out: [[1900, 900]],
    superseded: [
      [1000, 0],
      [1300, 300],
    ],
  });
});

test("bursts that lie apart each give their last packet", async () => {
  expect((await burst([0, 100, 5000], "1s")).out).toEqual([
    [1100, 100],
    [6000, 5000],
  ]);
});

test("two of them in a run do not see each other", async () => {
  const nodes = { a: emit([1]), b: emit([2]), d: "debounce", e: "debounce" };
  const { result } = await runFlow(flow(nodes, ["a -> d", "b -> e"]));
  expect(result.outputs).toMatchObject({ d: [1], e: [2] });
});

test.each([["soon"], [-1], [{}], [null]])("%j is no quiet time", async (quiet) => {
  await expect(runNode(debounce, { params: { quiet }, input: [1] })).rejects.toMatchObject({ code: "bad-value", param: "quiet" });
});
