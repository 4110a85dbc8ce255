import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // the reader has seen enough, as in `vwmp run … | head`
});
process.exitCode = await main(process.argv.slice(2), new Terminal(process.stdout, process.stderr));
