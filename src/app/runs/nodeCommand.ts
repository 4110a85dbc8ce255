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
  /** The file with the items that the run began with. */
  readonly input?: string | undefined;
};

const FLAGS = [
  ["net", "--allow-net"],
  ["read", "--allow-read"],
  ["write", "--allow-write"],
  ["run", "--allow-run"],
] as const;

/**
 * The command that runs the same in Node, with the same seed, and prints the same hash of the log. Secrets are taken from variables of
 * the environment that are called as they are.
 */
export function nodeCommand({ file, parameters, seed, allow, until, trigger, input }: CommandFacts): string {
  const words = ["npx", "vwmp", "run", word(file)];
  for (const [name, value] of Object.entries(parameters)) words.push("-p", word(`${name}=${valueText(value)}`));
  if (input !== undefined) words.push("--input", word(input));
  for (const [kind, flag] of FLAGS) for (const each of allow[kind] ?? []) words.push(flag, word(each));
  if (allow.code === true) words.push("--allow-code");
  for (const name of allow.secrets ?? []) words.push("--secret", word(`${name}=env:${name}`));
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
