import { Command, CommanderError, InvalidArgumentError } from "commander";
import { engineBuild } from "#engine";
import { checkFiles } from "./checkFiles.ts";
import { describeNodes } from "./describeNodes.ts";
import { formatFiles } from "./formatFiles.ts";
import { runFile } from "./runFile.ts";
import type { Terminal } from "./terminal.ts";
import { testFiles } from "./testFiles.ts";
import { UsageError } from "./usageError.ts";

const WRONG_USAGE = 2;

function list(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function whole(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isSafeInteger(number)) throw new InvalidArgumentError("It must be a whole number.");
  return number;
}

function instant(value: string): string {
  if (Number.isNaN(Date.parse(value))) throw new InvalidArgumentError("It must be a date such as 2026-01-31T12:00:00Z.");
  return value;
}

function program(terminal: Terminal, exit: (status: number) => void): Command {
  const root = new Command("vwmp")
    .description("Runs and checks VWMP workflow files.")
    .version(engineBuild)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.result(text), writeErr: (text) => terminal.message(text.trimEnd()) })
    .showHelpAfterError("Run vwmp --help for what there is.");
  root
    .command("run")
    .description("runs a workflow; its outputs go to standard output as JSON")
    .argument("<file>", "a workflow as JSON or YAML; - reads standard input")
    .option("-p, --param <name=value>", "sets a parameter (repeat for more)", list, [])
    .option("--params <file>", "reads parameters from a JSON file")
    .option("--input <file>", "reads the run's input, a JSON list of items, from a file; - reads standard input")
    .option("--output <file>", "writes the outputs to a file; - writes to standard output", "-")
    .option("--events <file>", "writes the run log as NDJSON")
    .option("--allow-net <host>", "lets the run reach a host (repeat for more)", list, [])
    .option("--allow-read <path>", "lets the run read a folder or file (repeat for more)", list, [])
    .option("--allow-all", "gives the run everything it asks for")
    .option("--until <node>", "runs only this node and what it needs")
    .option("--seed <number>", "makes random numbers repeatable", whole)
    .option("--now <date>", "fixes the time that nodes and expressions see", instant)
    .option("--hash", "prints the hash of the run log")
    .option("--json", "prints status, outputs and failures as one JSON object, progress as NDJSON")
    .option("--quiet", "prints no progress")
    .action(async (file: string, options) => exit(await runFile(file, options, terminal)));
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
    .command("nodes")
    .description("lists the node types, or describes one")
    .argument("[type]")
    .option("--json", "prints plain data")
    .action((type: string | undefined, options) => exit(describeNodes(type, options, terminal)));
  return root;
}

/** Runs the command line and resolves to the exit status: 0 done, 1 failed or faulty files, 2 wrong usage, 130 interrupted. */
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
    throw thrown;
  }
}
