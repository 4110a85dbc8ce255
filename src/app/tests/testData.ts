import { emptyRecord, type InputRecord, type Json, own } from "../../model/json.ts";
import type { WorkflowTest } from "../../model/workflowTest.ts";

/** A list of items in a test: what the sources get, what leaves a port in the place of its node, or what an output is expected to give. */
export type TestPart = { readonly kind: "input" } | { readonly kind: "pin" | "expect"; readonly key: string };

/** What a part holds; null: the output must be absent. */
export type PartItems = readonly Json[] | null;

/** The data that a test runs on, in the order in which it is shown: its input, then its pins. */
export function givenParts({ input, pins }: WorkflowTest): readonly TestPart[] {
  return [
    ...(input === undefined ? [] : [{ kind: "input" as const }]),
    ...Object.keys(pins ?? {}).map((key) => ({ kind: "pin" as const, key })),
  ];
}

export function expectedParts({ expect }: WorkflowTest): readonly TestPart[] {
  return Object.keys(expect ?? {}).map((key) => ({ kind: "expect" as const, key }));
}

export function itemsOf(test: WorkflowTest, part: TestPart): PartItems | undefined {
  if (part.kind === "input") return test.input;
  return part.kind === "pin" ? own(test.pins, part.key) : own(test.expect, part.key);
}

/** The test with other items in a part, or without the part. A test that expects no output any more is one that has only to end. */
export function withPart(test: WorkflowTest, part: TestPart, items: PartItems | undefined): WorkflowTest {
  const { input, pins, expect, ...rest } = test;
  const next = {
    input: part.kind === "input" ? (items ?? undefined) : input,
    pins: part.kind === "pin" ? changed(pins, part.key, items ?? undefined) : pins,
    expect: part.kind === "expect" ? (changed(expect, part.key, items) ?? {}) : expect,
  };
  return {
    ...rest,
    ...(next.input !== undefined && { input: next.input }),
    ...(next.pins !== undefined && { pins: next.pins }),
    ...(next.expect !== undefined && { expect: next.expect }),
  };
}

/** A record with another value at a key, or without it; undefined where none is left. */
function changed<T>(record: InputRecord<T> | undefined, key: string, value: T | undefined): InputRecord<T> | undefined {
  const next = emptyRecord<T>();
  for (const each of Object.keys(record ?? {})) if (each !== key || value !== undefined) next[each] = own(record, each) as T;
  if (value !== undefined) next[key] = value;
  return Object.keys(next).length === 0 ? undefined : next;
}
