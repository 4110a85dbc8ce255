import type { CodeResult } from "../model/code.ts";

type Line = CodeResult["console"][number];

const MOST_LINES = 1000;
const MOST_LETTERS = 4000;

/** What a program writes to its console, up to a bound. */
export class ConsoleLines {
  readonly lines: Line[] = [];

  /** False where nothing more is kept: then a line need not be read out of the sandbox. */
  get open(): boolean {
    return this.lines.length < MOST_LINES;
  }

  add(level: string, text: string): void {
    const kept = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}… (${text.length} letters)` : text;
    this.lines.push({ level: level as Line["level"], text: kept });
    if (!this.open) this.lines.push({ level: "warn", text: `Only the first ${MOST_LINES} lines are kept.` });
  }
}
