import { NodeError } from "../model/failure.ts";
import type { NodeHost } from "../model/host.ts";
import type { StateStore } from "../model/state.ts";
import { chance } from "./chance.ts";
import type { Checkpoint } from "./checkpoint.ts";

/** State, secrets and the sandbox, as one activation may use them. */
export function hostPlaces(point: Checkpoint): Pick<NodeHost, "state" | "reveal" | "runCode"> {
  return {
    state: {
      read: async (name) => {
        point.asked();
        return stateOf(point).read(name);
      },
      change: async (name, update) => {
        point.asked();
        const redaction = point.secrets?.redaction;
        return stateOf(point).change(name, redaction === undefined ? update : (before) => redaction.json(update(before)));
      },
    },
    reveal: async (text) => {
      if (point.secrets === undefined) return text;
      point.asked();
      return point.secrets.desk.reveal(text);
    },
    runCode: async (program, passed) => {
      const { host, grant, now, chanceKey } = point;
      if (grant.code !== true) {
        throw new NodeError("permission-needed", "This run may not run code.", {
          hint: "Allow it when the run asks, with --allow-code, or { allow: { code: true } }, and set permissions.code of the workflow.",
        });
      }
      if (host.runCode === undefined) throw new NodeError("not-here", "There is no sandbox for code where this run happens.");
      const seeded = { ...program, now, seed: Math.floor(chance(chanceKey)() * 2 ** 32) };
      const result = await host.runCode(seeded, point.signal(), passed);
      if (result.asked) point.asked();
      return result;
    },
  };
}

function stateOf({ host }: Checkpoint): StateStore {
  if (host.state === undefined) throw new NodeError("not-here", "Nothing can be kept from run to run here.");
  return host.state;
}
