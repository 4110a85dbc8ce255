/** What the sandbox says of a thrown value. */
export type Described = {
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  /** Of a value that is no error. */
  readonly thrown?: string;
};

export const PROGRAM_FILE = "program.js";

const MOST_LETTERS = 2000;

/** One line for people: where, what. Lines are those of the source as it was written. */
export function errorText({ name, message, stack = "", thrown }: Described, position: number): string {
  const line = /\bprogram\.js:(\d+)/.exec(stack)?.[1];
  const what = thrown === undefined ? `${name || "Error"}: ${message ?? ""}` : `it threw ${thrown}`;
  const places = [...(position >= 0 ? [`item ${position}`] : []), ...(line === undefined ? [] : [`line ${line}`])];
  const text = what.length > MOST_LETTERS ? `${what.slice(0, MOST_LETTERS)}…` : what;
  return places.length === 0 ? text : `${text} (${places.join(", ")})`;
}

/** True where QuickJS says that the memory of the program is used up; it may throw null then, for want of memory for an error. */
export function isOutOfMemory({ name, message, thrown }: Described): boolean {
  return (name === "InternalError" && message === "out of memory") || thrown === "null";
}

/** True where the program went too deep for QuickJS. */
export function isTooDeep({ name, message }: Described): boolean {
  return name === "InternalError" && message === "stack overflow";
}
