import { ExpressionError } from "./expressionError.ts";
import type { Method } from "./method.ts";
import { toNumber, toText } from "./plainValue.ts";
import type { Work } from "./work.ts";

type Run = (work: Work, self: string, ...args: readonly unknown[]) => unknown;

/** Searching costs up to the product of the lengths. */
function search(work: Work, self: string, needle: unknown): string {
  const text = toText(work, needle);
  work.spend(1 + Math.floor((self.length * Math.min(text.length, self.length)) / 64));
  return text;
}

function whole(work: Work, value: unknown): number | undefined {
  return value === undefined ? undefined : toNumber(work, value);
}

function pad(work: Work, self: string, args: readonly unknown[], side: "padStart" | "padEnd"): string {
  const length = toNumber(work, args[0]);
  work.text(Math.max(self.length, Number.isNaN(length) ? 0 : length));
  return self[side](length, args[1] === undefined ? undefined : toText(work, args[1]));
}

function replaceAll(work: Work, self: string, from: unknown, to: unknown): string {
  const replacement = toText(work, to);
  const pattern = search(work, self, from);
  const parts = self.split(pattern);
  work.list(parts.length);
  if (pattern === "") {
    parts.unshift("");
    parts.push("");
  }
  work.text(self.length + (parts.length - 1) * (replacement.length - pattern.length));
  return parts.join(replacement);
}

function replaceFirst(work: Work, self: string, from: unknown, to: unknown): string {
  const pattern = search(work, self, from);
  const replacement = toText(work, to);
  const index = self.indexOf(pattern);
  work.text(self.length + replacement.length);
  return index === -1 ? self : self.slice(0, index) + replacement + self.slice(index + pattern.length);
}

function normalize(work: Work, self: string, form: unknown): string {
  const name = form === undefined ? "NFC" : toText(work, form);
  if (!["NFC", "NFD", "NFKC", "NFKD"].includes(name)) {
    throw new ExpressionError("expression-value", `normalize takes "NFC", "NFD", "NFKC" or "NFKD", not “${name.slice(0, 40)}”.`);
  }
  work.text(self.length * 18);
  return self.normalize(name);
}

function changed(change: (self: string) => string): Run {
  return (work, self) => {
    work.text(self.length);
    return change(self);
  };
}

const RUNS: Readonly<Record<string, Run>> = {
  at: (work, self, index) => self.at(toNumber(work, index)),
  charAt: (work, self, index) => self.charAt(toNumber(work, index)),
  charCodeAt: (work, self, index) => self.charCodeAt(toNumber(work, index)),
  codePointAt: (work, self, index) => self.codePointAt(toNumber(work, index)),
  concat: (work, self, ...args) => {
    let text = self;
    for (const arg of args) {
      text += toText(work, arg);
      work.text(text.length);
    }
    return text;
  },
  endsWith: (work, self, needle, end) => self.endsWith(search(work, self, needle), whole(work, end)),
  includes: (work, self, needle, from) => self.includes(search(work, self, needle), whole(work, from)),
  indexOf: (work, self, needle, from) => self.indexOf(search(work, self, needle), whole(work, from)),
  lastIndexOf: (work, self, needle, from) => self.lastIndexOf(search(work, self, needle), whole(work, from)),
  localeCompare: (work, self, other) => {
    const text = toText(work, other);
    work.read(self);
    work.read(text);
    return self.localeCompare(text, "en");
  },
  normalize,
  padEnd: (work, self, ...args) => pad(work, self, args, "padEnd"),
  padStart: (work, self, ...args) => pad(work, self, args, "padStart"),
  repeat: (work, self, count) => {
    const times = toNumber(work, count);
    if (times < 0) throw new ExpressionError("expression-value", "repeat takes a count from 0.");
    work.text(Number.isNaN(times) ? 0 : self.length * Math.floor(times));
    return self === "" ? "" : self.repeat(times);
  },
  replace: replaceFirst,
  replaceAll,
  slice: (work, self, from, to) => self.slice(whole(work, from), whole(work, to)),
  split: (work, self, separator, limit) => {
    if (separator === undefined) return [self];
    const text = search(work, self, separator);
    if (text === "") work.list(self.length);
    const parts = self.split(text, whole(work, limit));
    work.list(parts.length);
    return parts;
  },
  startsWith: (work, self, needle, from) => self.startsWith(search(work, self, needle), whole(work, from)),
  substring: (work, self, from, to) => self.substring(toNumber(work, from), whole(work, to)),
  toLowerCase: changed((self) => self.toLowerCase()),
  toString: (_work: Work, self: string) => self,
  toUpperCase: changed((self) => self.toUpperCase()),
  trim: changed((self) => self.trim()),
  trimEnd: changed((self) => self.trimEnd()),
  trimStart: changed((self) => self.trimStart()),
};
const NUMERIC: ReadonlySet<string> = new Set(["charCodeAt"]);

/** Methods of text. Patterns and replacements are literal text. */
export const STRING_METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries(RUNS).map(([name, run]): [string, Method] => [name, { run: run as Method["run"], plain: !NUMERIC.has(name) }]),
);
