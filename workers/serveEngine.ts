import * as Comlink from "comlink";
import { WorkflowEngine } from "#engine";
import type { Grant } from "../src/model/host.ts";
import type { NodeType } from "../src/model/nodeType.ts";
import { engineApi } from "./engineApi.ts";

export type ServeOptions = {
  /** Node types beside the built-in ones. */
  readonly nodes?: readonly NodeType[];
  /** The most that any run here may be granted; every host where it is left out. The caller grants per run. */
  readonly allow?: Grant;
};

/**
 * Serves the engine from the worker in which it is called.
 *
 * @example serveEngine({ allow: { net: ["api.example.com"] } });
 */
export function serveEngine({ nodes = [], allow = { net: ["*"] } }: ServeOptions = {}): void {
  Comlink.expose(engineApi(new WorkflowEngine({ nodes, allow })));
}
