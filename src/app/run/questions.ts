import type { RunEvent } from "../../model/event.ts";
import { isObject, type Json, own } from "../../model/json.ts";

/** What a waiting node asks a person: a line of the log whose data names the signal that answers it. */
export type Question = {
  readonly node: string;
  readonly scope: string;
  readonly activation: number;
  /** When it was asked, in milliseconds since 1970. */
  readonly at: number;
  readonly signal: string;
  readonly title: string;
  readonly message: string;
  /** Fields to fill in, as the node gave them. */
  readonly form: Json | undefined;
  /** Until when it can be answered; undefined: as long as it takes. */
  readonly until?: number;
};

/** The question that a line of the log asks; undefined where it asks none. */
export function questionIn(event: Extract<RunEvent, { kind: "log-written" }>): Question | undefined {
  const { node, scope, activation, at, message: title, data } = event;
  if (!isObject(data)) return undefined;
  const record = data as Readonly<Record<string, Json | undefined>>;
  const signal = own(record, "signal");
  const message = own(record, "message");
  if (typeof signal !== "string" || typeof message !== "string") return undefined;
  return { node, scope, activation, at, signal, title, message, form: own(record, "form") };
}

/**
 * The questions that an answer would reach now, in the order in which they were asked: of several that wait for one signal, the one that has
 * waited longest gets it.
 */
export function openQuestions(asked: ReadonlyMap<string, Question>, waits: ReadonlyMap<string, readonly string[]>): readonly Question[] {
  const taken = new Set<string>();
  const open: Question[] = [];
  for (const [key, signals] of waits) {
    const question = asked.get(key);
    if (question !== undefined && signals.includes(question.signal) && !taken.has(question.signal)) open.push(question);
    for (const signal of signals) taken.add(signal);
  }
  return open;
}
