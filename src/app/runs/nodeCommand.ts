import type { Grant } from "../../model/host.ts";
import type { Json, JsonObject } from "../../model/json.ts";

export type CommandFacts = {
  /** The workflow's file. */
  readonly file: string;
  readonly parameters: JsonObject;
  readonly seed: number;
  readonly allow: Grant;
  readonly until?: string | undefined;
  readonly trigger?: string | undefined;
};

/** The command that runs the same in Node, with the same seed, and prints the same hash of the log. */
export function nodeCommand({ file, parameters, seed, allow, until, trigger }: CommandFacts): string {
  const words = ["npx", "vwmp", "run", word(file)];
  for (const [name, value] of Object.entries(parameters)) words.push("-p", word(`${name}=${valueText(value)}`));
  for (const host of allow.net ?? []) words.push("--allow-net", word(host));
  if (allow.code === true) words.push("--allow-code");
  if (until !== undefined) words.push("--until", word(until));
  if (trigger !== undefined) words.push("--trigger", word(trigger));
  words.push("--seed", String(seed), "--hash");
  return words.join(" ");
}

/** Text that a shell reads as one word. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function valueText(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
