import { NodeError } from "../model/failure.ts";
import type { Host, NodeHost } from "../model/host.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { allowsPath } from "./grant.ts";

/** Paths on disk, each checked first. */
export function hostDisk(point: Checkpoint): Pick<NodeHost, "readFile" | "openFile" | "createFile"> {
  return {
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
