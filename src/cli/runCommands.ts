import { type Command, InvalidArgumentError } from "commander";
import { replayFile } from "./replayFile.ts";
import { resumeRun, signalRun } from "./resumeRun.ts";
import { runFile } from "./runFile.ts";
import { scheduleFiles } from "./scheduleFiles.ts";
import type { Terminal } from "./terminal.ts";

type Exit = (status: number) => void;

/** Adds the commands that run a workflow, go on with a run that is kept, and verify the log of one. */
export function addRunCommands(root: Command, terminal: Terminal, exit: Exit): void {
  addRun(root, terminal, exit);
  addSchedule(root, terminal, exit);
  followOptions(keptOption(root.command("resume")))
    .description("goes on with a run that is kept; one that has ended prints its outputs again")
    .argument("<run>", "its id, or last for the newest that has not ended")
    .action(async (run: string, options) => exit(await resumeRun(run, options, terminal)));
  followOptions(keptOption(root.command("signal")))
    .description("sends a signal to a run that is kept, and goes on with it")
    .argument("<run>", "its id, or last for the newest that has not ended")
    .argument("<name>", "the name of the signal")
    .option("--data <json>", "what the signal brings, as JSON")
    .action(async (run: string, name: string, options) => exit(await signalRun(run, name, options, terminal)));
  root
    .command("replay")
    .description("verifies a run log: the engine has to decide again what it says")
    .argument("<file>", "a log, as vwmp run --events writes it; - reads standard input")
    .option("--json", "prints the verdict as JSON")
    .action(async (file: string, options) => exit(await replayFile(file, options, terminal)));
}

function addRun(root: Command, terminal: Terminal, exit: Exit): void {
  const run = allowOptions(root.command("run"))
    .description("runs a workflow; its outputs go to standard output as JSON")
    .argument("<file>", "a workflow as JSON or YAML; - reads standard input")
    .option("-p, --param <name=value>", "sets a parameter (repeat for more)", list, [])
    .option("--params <file>", "reads parameters from a JSON file")
    .option("--input <file>", "reads the run's input, a JSON list of items, from a file; - reads standard input")
    .option("--store <folder>", "keeps the run there, so that vwmp resume can go on with it")
    .option("--until <node>", "runs only this node and what it needs")
    .option("--seed <number>", "makes random numbers repeatable", whole)
    .option("--now <date>", "fixes the time that nodes and expressions see", instant);
  followOptions(secretOption(run.option("--trigger <node>", "begins the run with this trigger; the input is the event"))).action(
    async (file: string, options) => exit(await runFile(file, options, terminal)),
  );
}

function addSchedule(root: Command, terminal: Terminal, exit: Exit): void {
  secretOption(allowOptions(root.command("schedule")))
    .description("keeps running, and starts a run whenever a schedule of the workflows is due; Ctrl-C ends it")
    .argument("<file...>")
    .option("-p, --param <name=value>", "sets a parameter (repeat for more)", list, [])
    .option("--params <file>", "reads parameters from a JSON file")
    .option("--store <folder>", "keeps the runs there")
    .option("--quiet", "tells only of what fails")
    .action(async (files: string[], options) => exit(await scheduleFiles(files, options, terminal)));
}

function allowOptions(command: Command): Command {
  return command
    .option("--allow-net <host>", "lets the run reach a host; a private address only by its name (repeat for more)", list, [])
    .option("--allow-read <path>", "lets the run read a folder or file (repeat for more)", list, [])
    .option("--allow-write <path>", "lets the run write a folder or file (repeat for more)", list, [])
    .option("--allow-run <command>", "gives the run a command it asks for; no built-in node runs one (repeat for more)", list, [])
    .option("--allow-code", "lets the run run the code that stands in the workflow, in a sandbox")
    .option("--allow-all", "gives the run everything it asks for");
}

function keptOption(command: Command): Command {
  return secretOption(command.requiredOption("--store <folder>", "where the run is kept"));
}

function secretOption(command: Command): Command {
  const what = "gives the run a secret: NAME=VALUE, NAME=env:VARIABLE, or NAME@HOST,HOST=… for these hosts alone (repeat for more)";
  return command.option("--secret <name=value>", what, list, []);
}

function followOptions(command: Command): Command {
  return command
    .option("--output <file>", "writes the outputs to a file; - writes to standard output", "-")
    .option("--events <file>", "writes the run log as NDJSON")
    .option("--hash", "prints the hash of the run log")
    .option("--json", "prints status, outputs and failures as one JSON object, progress as NDJSON")
    .option("--quiet", "prints no progress");
}

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
