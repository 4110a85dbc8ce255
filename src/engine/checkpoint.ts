import { NodeError } from "../model/failure.ts";
import type { Grant, Host, NodeHost } from "../model/host.ts";
import { chance, uuidFrom } from "./chance.ts";
import { outside } from "./outsideCode.ts";
import type { RunSecrets } from "./runSecrets.ts";

export type Checkpoint = {
  readonly host: Host;
  readonly grant: Grant;
  /** Of a workflow that uses some. */
  readonly secrets: RunSecrets | undefined;
  /** Milliseconds since 1970 as the activation sees it. */
  readonly now: number;
  /** Makes the random numbers of this activation and item its own. */
  readonly chanceKey: string;
  /** Told when a node asks for time, chance or the outside: the same again could give something else (P6). */
  asked(): void;
  /** Made only when somebody asks: most nodes never do. */
  signal(): AbortSignal;
};

/** The one door from a node to the outside: every call is checked against the grant before the host sees it (closed by default). */
export function nodeHost(point: Checkpoint): NodeHost {
  let random: (() => number) | undefined;
  const chanceOf = (): (() => number) => {
    point.asked();
    random ??= chance(point.chanceKey);
    return random;
  };
  return {
    place: point.host.place,
    now: () => {
      point.asked();
      return point.now;
    },
    random: () => chanceOf()(),
    uuid: () => uuidFrom(chanceOf()),
    sleep: (ms) => sleep(point.host, ms, point.signal()),
    ...outside(point),
  };
}

function sleep(host: Host, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = (): NodeError => new NodeError("cancelled", "Cancelled while waiting.", { kind: "cancelled" });
    if (signal.aborted) return reject(aborted());
    const withdraw = host.clock.schedule(ms, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    const onAbort = (): void => {
      withdraw();
      reject(aborted());
    };
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
