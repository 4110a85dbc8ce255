import * as Comlink from "comlink";
import { type Retention, WorkflowEngine, webHost } from "#engine";
import { randomId } from "../src/host/randomId.ts";
import type { Grant } from "../src/model/host.ts";
import type { NodeType } from "../src/model/nodeType.ts";
import { indexedDbRunStore } from "../src/storage/indexedDbRunStore.ts";
import { indexedDbState } from "../src/storage/indexedDbState.ts";
import { engineApi } from "./engineApi.ts";
import { lifeLock } from "./lifeLock.ts";
import { RunKeeping } from "./runKeeping.ts";
import { RunLocks } from "./runLocks.ts";

export type ServeOptions = {
  /** Node types beside the built-in ones. */
  readonly nodes?: readonly NodeType[];
  /** The most that any run here may be granted; every host where it is left out. The caller grants per run. */
  readonly allow?: Grant;
  /**
   * The database of IndexedDB in which runs are kept, so that they can go on after the death of the worker; what nodes keep from run to run
   * lies beside it, in one of the same name and `-state`. None when left out.
   */
  readonly keepIn?: string;
  /** How much is kept there; 100 runs and 200 MB when left out. */
  readonly retention?: Retention;
};

const RETENTION: Retention = { runs: 100, bytes: 200e6 };

/**
 * Serves the engine from the worker in which it is called.
 *
 * @example serveEngine({ allow: { net: ["api.example.com"] } });
 */
export function serveEngine({ nodes = [], allow = { net: ["*"] }, keepIn, retention = RETENTION }: ServeOptions = {}): void {
  // Absent where the page is not a secure context.
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  const host = keepIn === undefined ? webHost() : { ...webHost(), state: indexedDbState(`${keepIn}-state`) };
  const keeping =
    keepIn === undefined
      ? undefined
      : new RunKeeping(
          (store) => new WorkflowEngine({ host, nodes, allow, store, retention }),
          indexedDbRunStore(keepIn),
          new RunLocks(locks),
        );
  const alive = lifeLock(locks, `vwmp-engine-${randomId()}`);
  Comlink.expose({ ...engineApi(new WorkflowEngine({ host, nodes, allow }), keeping), lifeLock: () => alive });
}
