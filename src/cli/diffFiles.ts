import { diffWorkflows, type FieldChange, formatEdge, parseEdge, type WorkflowDiff } from "#engine";
import { readWorkflow } from "./readWorkflow.ts";
import type { Terminal } from "./terminal.ts";

/** Longer values are cut. */
const LONGEST = 200;

type Flags = { readonly json?: boolean; readonly exitCode?: boolean };

/** `vwmp diff`: what changed from one workflow file to another. Exit status 1 where something did and `--exit-code` asks for it. */
export async function diffFiles([older, newer]: readonly [string, string], flags: Flags, terminal: Terminal): Promise<number> {
  const [before, after] = [await readWorkflow(older, terminal), await readWorkflow(newer, terminal)];
  if (before === undefined || after === undefined) return 1;
  const diff = await diffWorkflows(before, after);
  const lines = linesOf(diff, terminal);
  if (flags.json === true) terminal.result(`${JSON.stringify(plain(diff), null, 2)}\n`);
  else if (lines.length === 0) terminal.message("no difference");
  else terminal.result(`${lines.join("\n")}\n`);
  return flags.exitCode === true && lines.length > 0 ? 1 : 0;
}

function plain({ parts, edges, rest, moved }: WorkflowDiff): object {
  return { workflow: rest, parts: Object.fromEntries(parts), edges, moved: [...moved] };
}

function linesOf({ parts, edges, rest, moved, both }: WorkflowDiff, { colors }: Terminal): readonly string[] {
  const signs = { added: colors.green("+"), removed: colors.red("-"), changed: colors.yellow("~") };
  const lines: string[] = [];
  if (rest.length > 0) lines.push(`${signs.changed} workflow`, ...rest.map(fieldLine));
  for (const [id, { kind, fields }] of parts) {
    const what = Object.hasOwn(both.regions ?? {}, id) ? "region" : "node";
    lines.push(`${signs[kind]} ${what} ${id}`, ...fields.map(fieldLine));
  }
  for (const { kind, edge, before } of edges) {
    lines.push(`${signs[kind]} edge ${edgeText(edge)}${before === undefined ? "" : `, was ${edgeText(before)}`}`);
  }
  if (moved.size > 0) lines.push(`${signs.changed} moved: ${[...moved].join(", ")}`);
  return lines;
}

function fieldLine({ path, before, after }: FieldChange): string {
  return `    ${path.join(".")}: ${valueText(before)} -> ${valueText(after)}`;
}

function valueText(value: FieldChange["before"]): string {
  if (value === undefined) return "not set";
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function edgeText(text: string): string {
  const edge = parseEdge(text);
  return edge === undefined ? text : formatEdge(edge);
}
