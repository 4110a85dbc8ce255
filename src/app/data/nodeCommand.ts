import type { Permissions } from "../../model/workflow.ts";
import { fileName } from "../library/download.ts";

/** The command that runs a workflow in Node, where no page's rules hold, with all that it needs. */
export function nodeCommand(name: string, { net = [], read = [], write = [], code = false, secrets = [] }: Permissions): string {
  return [
    `npx vwmp run ${shellWord(`${fileName(name)}.vwmp.json`)}`,
    ...net.map((host) => `--allow-net ${shellWord(host)}`),
    ...read.map((path) => `--allow-read ${shellWord(path)}`),
    ...write.map((path) => `--allow-write ${shellWord(path)}`),
    ...(code ? ["--allow-code"] : []),
    ...secrets.map((secret) => `--secret ${shellWord(`${secret}=…`)}`),
  ].join(" ");
}

/** Quoted where a shell would read it as something else. */
function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
