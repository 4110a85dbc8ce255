import { defineNode } from "../model/defineNode.ts";
import { parseDuration } from "../model/duration.ts";
import { NodeError } from "../model/failure.ts";

export const wait = defineNode({
  type: "wait",
  title: "Wait",
  icon: "timer",
  category: "flow",
  aliases: ["sleep", "delay", "pause", "timer"],
  docs: {
    summary: "Passes its items on after a length of time.",
    details: "It waits once for all its items, not once for each. Cancelling the run ends the wait at once.",
    examples: [{ title: "Wait for two seconds", params: { duration: "2s" }, input: [{ a: 1 }], output: { out: [{ a: 1 }] } }],
  },
  mode: "once",
  params: {
    duration: {
      kind: "duration",
      label: "Duration",
      help: "For example 250ms, 5s, 1m30s, 2h, 1d; a number is milliseconds.",
      default: "1s",
      required: true,
    },
  },
  summary: "{duration}",
  async run({ items, params, host }) {
    const ms = parseDuration(params.duration);
    if (ms === undefined) {
      throw new NodeError("bad-value", `“${String(params.duration)}” is not a length of time.`, {
        param: "duration",
        hint: "Write it like 250ms, 5s, 1m30s or 2h.",
      });
    }
    await host.sleep(ms);
    return items;
  },
});
