import { INTERRUPTED, SUSPENDED } from "./exitStatus.ts";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // the reader has seen enough, as in `vwmp run … | head`
});
const status = await main(process.argv.slice(2), new Terminal(process.stdout, process.stderr));
process.exitCode = status;
// What still waits in a run that was left must not hold the process.
if (status === SUSPENDED || status === INTERRUPTED) process.stdout.write("", () => process.exit());
