import type { NodeHost } from "../model/host.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { connections } from "./connections.ts";
import { guardedFetch } from "./guardedFetch.ts";
import { hostDisk } from "./hostDisk.ts";
import { hostFiles } from "./hostFiles.ts";
import { hostPlaces } from "./hostPlaces.ts";

/** What of a node's host reaches further than time and chance. */
export type Outside = Omit<NodeHost, "place" | "now" | "random" | "uuid" | "sleep">;

/** The outside as one activation may use it. A refusal is a rejection, not an exception. */
export function outsideOf(point: Checkpoint): Outside {
  return {
    fetch: async (request) => {
      point.asked();
      return guardedFetch(point, request);
    },
    ...connections(point),
    ...hostDisk(point),
    ...hostFiles(point.host, point.secrets?.redaction),
    ...hostPlaces(point),
  };
}
