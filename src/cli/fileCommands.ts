import type { Command } from "commander";
import { checkFiles } from "./checkFiles.ts";
import { convertFile } from "./convertFile.ts";
import { diffFiles } from "./diffFiles.ts";
import { formatFiles } from "./formatFiles.ts";
import { newFile } from "./newFile.ts";
import type { Terminal } from "./terminal.ts";
import { testFiles } from "./testFiles.ts";

/** Adds the commands that look at workflow files, or write them. */
export function addFileCommands(root: Command, terminal: Terminal, exit: (status: number) => void): void {
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
    .option("--check", "changes nothing; exit status 1 when a file would be rewritten")
    .option("--upgrade", "brings each node to the newest version of its type that there is a way to")
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
}
