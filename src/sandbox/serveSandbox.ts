import { runProgram } from "./runProgram.ts";
import type { FromThread, ToThread } from "./sandboxMessages.ts";

/** The other side of a thread: a worker's global scope, or Node's parent port. */
export type ThreadPort = {
  postMessage(message: FromThread): void;
  addEventListener(type: "message", listener: (event: { readonly data: ToThread }) => void): void;
};

/** Runs what comes through the port, one program after the other. Owns the thread: its clock becomes that of UTC. */
export function serveSandbox(port: ThreadPort): void {
  keepUtc();
  let wasm: WebAssembly.Module | undefined;
  port.addEventListener("message", ({ data }) => {
    if ("wasm" in data) {
      wasm = data.wasm;
      port.postMessage({ ready: true });
    } else if (wasm !== undefined) {
      void runProgram(wasm, data.program, (passed) => port.postMessage({ passed })).then((outcome) => port.postMessage({ outcome }));
    }
  });
}

/** QuickJS asks the host for local time; programs shall give the same everywhere. */
function keepUtc(): void {
  const { prototype } = Date;
  for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"] as const) {
    prototype[`get${part}`] = prototype[`getUTC${part}`];
  }
  prototype.getTimezoneOffset = () => 0;
}
