import { NodeError } from "../model/failure.ts";
import type { Grant, Host, NodeHost } from "../model/host.ts";
import { chance, uuidFrom } from "./chance.ts";
import { connections } from "./connections.ts";
import { allowsPath } from "./grant.ts";
import { guardedFetch } from "./guardedFetch.ts";
import { hostFiles } from "./hostFiles.ts";
import { hostPlaces } from "./hostPlaces.ts";
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
    fetch: (request) => {
      point.asked();
      return guardedFetch(point, request);
    },
    // A refusal is a rejection, not an exception.
    readFile: async (path) => {
      point.asked();
      checkPath(point, path, "read", point.host.readFile !== undefined);
      return (point.host.readFile as NonNullable<Host["readFile"]>)(path, point.signal());
    },
    openFile: async (path) => {
      point.asked();
      checkPath(point, path, "read", point.host.openFile !== undefined);
      return (point.host.openFile as NonNullable<Host["openFile"]>)(path, point.signal());
    },
    createFile: async (path) => {
      point.asked();
      checkPath(point, path, "write", point.host.createFile !== undefined);
      return (point.host.createFile as NonNullable<Host["createFile"]>)(path);
    },
    ...connections(point),
    ...hostFiles(point.host, point.secrets?.redaction),
    ...hostPlaces(point),
  };
}

/** @throws NodeError `needs-node` where there is no file system, `permission-needed` where the path was not granted. */
function checkPath({ grant }: Checkpoint, path: string, way: "read" | "write", possible: boolean): void {
  const [doing, flag] = way === "read" ? ["Reading", "--allow-read"] : ["Writing", "--allow-write"];
  if (!possible) {
    throw new NodeError("needs-node", `${doing} “${path}” on disk needs Node.`, {
      hint: `Run the workflow with npx vwmp run … ${flag} FOLDER${way === "read" ? ", or pick the file in the studio instead" : ""}.`,
      param: "path",
    });
  }
  if (!allowsPath(grant[way], path)) {
    throw new NodeError("permission-needed", `This run may not ${way} “${path}”.`, {
      hint: `Allow its folder with ${flag} FOLDER, and list it under permissions.${way} of the workflow.`,
      param: "path",
    });
  }
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
