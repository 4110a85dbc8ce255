import fc from "fast-check";

const HOSTILE = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "toJSON", "valueOf"];
const key = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 6, unit: "binary" }), fc.constantFrom("a", "b", "x-1", "1", ""));
const id = fc.constantFrom("a", "b", "c", "large", "x-1", "constructor", "toString", "then", "_", "nodes");
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "${nodes.a.item}",
    "yes",
    "~",
    "1e3",
    "0x10",
    "null",
    "- a",
    "a: b",
    "#",
    "\ud800",
    "\u0000",
    "a\r\nb",
    "\n x\n\n",
    " ",
    "\t",
    "…",
    "---",
    "2001-01-01",
    "<<",
  ),
);

/** Own properties whatever the key: what `JSON.parse` makes. */
function record<T>(of: fc.Arbitrary<T>, keys: fc.Arbitrary<string> = key): fc.Arbitrary<Record<string, T>> {
  return fc.uniqueArray(fc.tuple(keys, of), { maxLength: 4, selector: ([name]) => name }).map((entries) => Object.fromEntries(entries));
}

/** Any JSON value, hostile keys included. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    record(tie("value")),
  ),
})).value;

const node = fc
  .tuple(
    fc.record(
      {
        params: record(anyJson),
        type: fc.constantFrom("filter@1", "made-up", "log@7", "constructor"),
        notes: text,
        name: text,
        disabled: fc.boolean(),
        policy: fc.record(
          {
            onError: fc.constantFrom("fail", "skip"),
            concurrency: fc.integer({ min: 1, max: 9 }),
            join: fc.constantFrom("all", "any"),
            accepts: record(record(anyJson)),
            gives: record(record(anyJson)),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ["type"] },
    ),
    record(anyJson, fc.constantFrom("extra", "constructor", "toString")),
  )
  .map(([known, unknown]) => ({ ...unknown, ...known }));

const end = fc
  .tuple(id, fc.option(fc.constantFrom("out", "error", "kept")))
  .map(([name, port]) => (port === null ? name : `${name}.${port}`));
const edge = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(end, fc.constantFrom("->", " -> ", "  ->"), end).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: text },
);

const test = fc.record(
  {
    name: text,
    parameters: record(anyJson),
    pins: record(fc.array(anyJson, { maxLength: 2 })),
    seed: fc.integer(),
    signals: fc.array(fc.record({ name: text, at: fc.constantFrom("5s", 10) }), { maxLength: 2 }),
    expect: record(fc.option(fc.array(anyJson, { maxLength: 2 }))),
    expectFailure: fc.constantFrom(true, { code: "timeout" }),
  },
  { requiredKeys: ["name"] },
);

/** Documents of the right shape with everything odd in them that a file may have. */
export const anyWorkflow: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    fc.record(
      {
        layout: fc.record(
          { notes: fc.array(record(anyJson), { maxLength: 2 }), nodes: record(fc.tuple(fc.integer(), fc.integer()), id) },
          { requiredKeys: [] },
        ),
        format: fc.constant("vwmp/1"),
        edges: fc.array(edge, { maxLength: 5 }),
        nodes: record(node, id),
        name: text,
        pins: record(fc.array(anyJson, { maxLength: 2 })),
        config: record(anyJson),
        tests: fc.array(test, { maxLength: 2 }),
        permissions: fc.record({ net: fc.array(text, { maxLength: 2 }), code: fc.boolean() }, { requiredKeys: [] }),
        parameters: record(fc.record({ kind: fc.constantFrom("text", "number", "json"), label: text }), id),
        workflows: record(record(anyJson)),
      },
      { requiredKeys: ["format", "name", "nodes", "edges"] },
    ),
    record(anyJson, fc.constantFrom("extra", "constructor", "toString", "x-1")),
  )
  .map(([known, unknown]) => ({ ...unknown, ...known }));
