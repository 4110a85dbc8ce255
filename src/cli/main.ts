import { Command, CommanderError } from "commander";
import { engineBuild, StoreError } from "#engine";
import { describeNodes } from "./describeNodes.ts";
import { FAILED, WRONG_USAGE } from "./exitStatus.ts";
import { addFileCommands } from "./fileCommands.ts";
import { addRunCommands } from "./runCommands.ts";
import { type StudioFlags, studioPlace } from "./studioPlace.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

function program(terminal: Terminal, exit: (status: number) => void): Command {
  const root = new Command("vwmp")
    .description("Runs and checks VWMP workflow files.")
    .version(engineBuild)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.result(text), writeErr: (text) => terminal.message(text.trimEnd()) })
    .showHelpAfterError("Run vwmp --help for what there is.");
  addRunCommands(root, terminal, exit);
  addFileCommands(root, terminal, exit);
  root
    .command("studio")
    .description("serves the studio, where the package vwmp-studio is installed; else says how to get it")
    .option("--port <n>", "where it listens; 0 takes any port that is free", "4173")
    .option("--open", "opens it in the browser")
    .action(async (flags: StudioFlags) => exit(await studioPlace(terminal, flags)));
  root
    .command("nodes")
    .description("lists the node types, or describes one")
    .argument("[type]")
    .option("--json", "prints plain data")
    .action((type: string | undefined, options) => exit(describeNodes(type, options, terminal)));
  return root;
}

/** Runs the command line and resolves to the exit status: 0 done, 1 failed or faulty files, 2 wrong usage, 3 suspended, 130 interrupted. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0;
  try {
    const root = program(terminal, (code) => {
      status = code;
    });
    if (args.length === 0) {
      root.outputHelp({ error: true });
      return WRONG_USAGE;
    }
    await root.parseAsync([...args], { from: "user" });
    return status;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : WRONG_USAGE;
    if (thrown instanceof UsageError) {
      terminal.message(`vwmp: ${thrown.message}`);
      return WRONG_USAGE;
    }
    if (thrown instanceof StoreError) {
      terminal.message(`vwmp: ${thrown.message}`);
      return thrown.code === "unknown-run" ? WRONG_USAGE : FAILED;
    }
    throw thrown;
  }
}
