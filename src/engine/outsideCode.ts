import type { Checkpoint } from "./checkpoint.ts";
import { notLoaded } from "./notLoaded.ts";
import type { Outside, outsideOf } from "./outsideOf.ts";

let code: typeof outsideOf | undefined;

/**
 * Loads what reaches the outside; most workflows never ask for it. Where time is virtual it is there before the run begins: loading takes
 * real time, which no virtual clock shows.
 */
export async function loadOutside(): Promise<typeof outsideOf> {
  try {
    code ??= (await import("./outsideOf.ts")).outsideOf;
  } catch {
    throw notLoaded("The code that reaches the outside");
  }
  return code;
}

/** The outside as one activation may use it; its code is loaded when it is first asked for something. */
export function outside(point: Checkpoint): Outside {
  if (code !== undefined) return code(point);
  const loaded = async (): Promise<Outside> => (await loadOutside())(point);
  return {
    fetch: async (request) => (await loaded()).fetch(request),
    openStream: async (request) => (await loaded()).openStream(request),
    openSocket: async (url, protocols) => (await loaded()).openSocket(url, protocols),
    readFile: async (path) => (await loaded()).readFile(path),
    openFile: async (path) => (await loaded()).openFile(path),
    createFile: async (path) => (await loaded()).createFile(path),
    keepFile: async (about, bytes) => (await loaded()).keepFile(about, bytes),
    fileOf: async (item) => (await loaded()).fileOf(item),
    bytesOf: async (item, most) => (await loaded()).bytesOf(item, most),
    state: {
      read: async (name) => (await loaded()).state.read(name),
      change: async (name, update) => (await loaded()).state.change(name, update),
    },
    reveal: async (text) => (await loaded()).reveal(text),
    runCode: async (program, passed) => (await loaded()).runCode(program, passed),
  };
}
