import { Command, CommanderError } from "commander";
import { engineBuild, StoreError } from "#engine";
import { checkFiles } from "./checkFiles.ts";
import { convertFile } from "./convertFile.ts";
import { describeNodes } from "./describeNodes.ts";
import { diffFiles } from "./diffFiles.ts";
import { FAILED, WRONG_USAGE } from "./exitStatus.ts";
import { formatFiles } from "./formatFiles.ts";
import { newFile } from "./newFile.ts";
import { addRunCommands } from "./runCommands.ts";
import { studioPlace } from "./studioPlace.ts";
import type { Terminal } from "./terminal.ts";
import { testFiles } from "./testFiles.ts";
import { UsageError } from "./usageError.ts";

function program(terminal: Terminal, exit: (status: number) => void): Command {
  const root = new Command("vwmp")
    .description("Runs and checks VWMP workflow files.")
    .version(engineBuild)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.result(text), writeErr: (text) => terminal.message(text.trimEnd()) })
    .showHelpAfterError("Run vwmp --help for what there is.");
  addRunCommands(root, terminal, exit);
  root
    .command("check")
    .description("lists everything wrong with workflow files")
    .argument("<file...>")
    .option("--json", "prints the problems as JSON")
    .action(async (files: string[], options) => exit(await checkFiles(files, options, terminal)));
  root
    .command("test")
    .description("runs the tests in workflow files; they reach nothing outside and wait no real time")
    .argument("<file...>")
    .option("--allow-code", "lets the tests run the code that stands in the workflow, in a sandbox")
    .option("--junit <file>", "writes the verdicts as JUnit XML")
    .option("--json", "prints the verdicts as JSON")
    .action(async (files: string[], options) => exit(await testFiles(files, options, terminal)));
  root
    .command("format")
    .description("rewrites workflow files in canonical form")
    .argument("<file...>")
    .option("--check", "changes nothing; exit status 1 when a file is not canonical")
    .action(async (files: string[], options) => exit(await formatFiles(files, options, terminal)));
  root
    .command("diff")
    .description("tells what changed from one workflow file to another")
    .argument("<older>")
    .argument("<newer>")
    .option("--exit-code", "exit status 1 when something changed")
    .option("--json", "prints the changes as JSON")
    .action(async (older: string, newer: string, options) => exit(await diffFiles([older, newer], options, terminal)));
  root
    .command("convert")
    .description("writes a workflow as JSON or YAML; without --to or an ending that says which, as the other of the two")
    .argument("<file>")
    .option("-o, --output <file>", "writes to a file; - writes to standard output", "-")
    .option("--to <format>", "json or yaml")
    .action(async (file: string, options) => exit(await convertFile(file, options, terminal)));
  root
    .command("new")
    .description("writes a small workflow to start from")
    .argument("<name>")
    .action(async (name: string) => exit(await newFile(name, terminal)));
  root
    .command("studio")
    .description("says how to get the studio, which is not part of this package")
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => exit(studioPlace(terminal)));
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
