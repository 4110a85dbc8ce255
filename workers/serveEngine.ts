import * as Comlink from "comlink";
import { type Retention, WorkflowEngine } from "#engine";
import { randomId } from "../src/host/randomId.ts";
import type { Grant } from "../src/model/host.ts";
import type { NodeType } from "../src/model/nodeType.ts";
import { workflowCarrier } from "../src/model/workflowCarrier.ts";
import { indexedDbRunStore } from "../src/storage/indexedDbRunStore.ts";
import { engineApi } from "./engineApi.ts";
import { lifeLock } from "./lifeLock.ts";
import { liveEngine } from "./liveEngine.ts";
import { RunKeeping } from "./runKeeping.ts";
import { RunLocks } from "./runLocks.ts";
import { workerHost } from "./workerHost.ts";

export { webSandbox } from "./webSandbox.ts";

export type ServeOptions = {
  /** Node types beside the built-in ones. */
  readonly nodes?: readonly NodeType[];
  /** The most that any run here may be granted; every host, secret and code where it is left out. The caller grants per run. */
  readonly allow?: Grant;
  /**
   * The database of IndexedDB in which runs are kept, so that they can go on after the death of the worker; what nodes keep from run to run
   * lies beside it, in one of the same name and `-state`. None when left out.
   */
  readonly keepIn?: string;
  /** The database of IndexedDB in which the secrets of this device are; none where it is left out. */
  readonly secretsIn?: string;
  /** How much is kept there; 100 runs and 200 MB when left out. */
  readonly retention?: Retention;
};

/**
 * Serves the engine from the worker in which it is called.
 *
 * @example serveEngine({ allow: { net: ["api.example.com"] } });
 */
export function serveEngine(options: ServeOptions = {}): void {
  const { nodes = [], allow = { net: ["*"], secrets: ["*"], code: true }, keepIn, secretsIn, retention } = options;
  // Absent where the page is not a secure context.
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  const host = workerHost(keepIn, secretsIn);
  const keeping =
    keepIn === undefined
      ? undefined
      : new RunKeeping(
          (store, limits) => new WorkflowEngine({ nodes, allow, host, store, retention: limits }),
          indexedDbRunStore(keepIn),
          new RunLocks(locks),
          retention,
        );
  const alive = lifeLock(locks, `vwmp-engine-${randomId()}`);
  Comlink.transferHandlers.set("workflow", workflowCarrier());
  Comlink.expose({
    ...engineApi(new WorkflowEngine({ nodes, allow, host }), keeping, host, liveEngine({ nodes, host })),
    lifeLock: () => alive,
  });
}
