import { pdfOf } from "../../../scripts/examples/pdfOf.mjs";
import type { Item } from "../../model/item.ts";
import type { JsonObject } from "../../model/json.ts";
import { crypto } from "../crypto.ts";
import { gzip } from "../gzip.ts";
import { makeFile } from "../make-file.ts";
import { runNode } from "../runNode.ts";
import { xlsxBuild } from "../xlsx-build.ts";
import { zip } from "../zip.ts";
import { modelTrials } from "./modelTrials.ts";
import { networkTrials } from "./networkTrials.ts";
import type { Trial } from "./observeRun.ts";

const file = async (text: string, name = "a.txt"): Promise<Item> => {
  const { out } = await runNode(makeFile, { params: { content: text, name }, input: [{}] });
  return out?.[0] as Item;
};
const made = async (type: Parameters<typeof runNode>[0], params: JsonObject, input: readonly Item[]): Promise<Item> =>
  (await runNode(type, { params, input })).out?.[0] as Item;

const TEXT = await file("id,text\n1, a \n2,b\n");
const fromFile = async (text: string): Promise<Trial> => ({
  params: { from: "file" },
  input: [{ id: 1, ...((await file(text)) as object) }],
});
const BOOK = await made(xlsxBuild, {}, [
  { id: 1, total: 2 },
  { id: 3, total: 4 },
]);
const PACKED = await made(zip, {}, [TEXT, await file("b", "b.txt")]);
const LARGE = await made(zip, {}, [await file("x".repeat(1_500_000))]);
const SQUEEZED = await made(gzip, {}, [await file("x".repeat(1_500_000))]);
const ROWS = [
  { id: 1, total: 20, day: "2024-05-01" },
  { id: 2, total: 10, day: "2024-05-02" },
];
const JWK = {
  kty: "OKP",
  crv: "Ed25519",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
};
const SIGNATURE = (await made(crypto, { op: "sign", key: JSON.stringify(JWK), data: "", as: "" }, [{}])) as string;
/** Holds from ten seconds after the time of the tests. */
const EARLY = (await made(crypto, { op: "jwt-sign", key: "k".repeat(32), claims: { nbf: Date.UTC(2024, 0, 1) / 1000 + 10 }, as: "" }, [
  {},
])) as string;
const ONE_DIGEST = "6b86b273ff34fce19d6b804eff5a3f57";
const SIGNED = { wait: { choice: 0, data: { by: "Ada" } } };

const BY_BOTH = { params: { where: "${item.id === 1}", conditions: { all: [] } }, input: ROWS };

/** What the examples of the docs leave out, so that each param of a type has a run in which it shows. */
export const TRIALS: { readonly [type: string]: readonly Trial[] } = {
  ...modelTrials,
  ...networkTrials,
  "http-request": [
    ...(networkTrials["http-request"] ?? []),
    { params: { url: "https://api.example.com/x", method: "POST", body: "binary" }, input: [TEXT] },
  ],
  form: [
    { params: { fields: [{ name: "a", required: false }] }, runInput: [{ a: "" }] },
    { params: { fields: [{ name: "a", kind: "choice", options: ["x", "id"] }] }, runInput: [{ a: "x" }] },
    { params: { fields: [{ name: "a", kind: "choice", options: ["x"] }] }, runInput: [{ a: "y" }] },
    { params: { fields: [{ name: "a", kind: "number" }] }, runInput: [{ a: 1 }] },
  ],
  filter: [BY_BOTH],
  if: [BY_BOTH],
  switch: [{ params: { rules: [{ port: "one", ...BY_BOTH.params }] }, input: ROWS }],
  pivot: [{ params: { by: ["k"], column: "c", value: "v" }, input: [1, 2, 9].map((v) => ({ k: 1, c: "x", v })) }],
  webhook: [{ params: { sample: { method: "POST" } } }],
  sort: [{ params: { by: [{ field: "v" }] }, input: ["b", "A", "B", 10, "9", 8, "a", true].map((v) => ({ v })) }],
  merge: [{ params: { mode: "choose" }, input: { left: [], right: [1] } }],
  number: [
    { params: { op: "round", field: "n", places: 0 }, input: [{ n: 3.5 }] },
    ...["1 234", "1'234", "1.234", "1,234", "1234"].map((n) => ({ params: { op: "parse", field: "n" }, input: [{ n }] })),
  ],
  "date-time": [{ params: { field: "at" }, input: [{ at: 1_700_000_000 }] }],
  "rename-fields": [{ params: { fields: [{ from: "id", to: "total" }] }, input: ROWS }],
  "remember-duplicates": [
    { params: { name: "n", by: ["id"] }, input: ROWS },
    { params: { name: "n" }, input: [1], kept: { "remember-duplicates:n": [{ by: "before", at: 0, keys: [ONE_DIGEST] }] } },
  ],
  validate: [
    { params: { schema: { minimum: 1, exclusiveMinimum: true } }, input: [1] },
    { params: { schema: { $ref: "#/definitions/any", type: "string", definitions: { any: {} } } }, input: [1] },
    { params: { schema: { $schema: "http://json-schema.org/draft-04/schema#", minimum: 1, exclusiveMinimum: true } }, input: [1] },
    { params: { schema: { $schema: "http://json-schema.org/draft-07/schema#", minimum: 1, exclusiveMinimum: true } }, input: [1] },
  ],
  assert: [{ params: { that: false }, input: ROWS }],
  "stop-and-error": [{ params: { message: "m" }, input: ROWS }],
  "query-sql": [
    { params: { query: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT count(*) AS c FROM n" } },
  ],
  "pdf-text": [{ params: {}, input: [await file(pdfOf([["One"], ["Two"]]), "a.pdf")] }],
  crypto: [
    { params: { op: "sign", key: JSON.stringify(JWK), data: "" } },
    { params: { op: "verify", key: JSON.stringify(JWK), data: "", signature: SIGNATURE } },
    { params: { op: "jwt-verify", key: "k".repeat(32), data: EARLY, leeway: "1h" } },
  ],
  wait: [{ params: { for: "signal", signal: "paid" }, input: ROWS, ...SIGNED }],
  pick: [{ params: { choices: [{ name: "yes", signal: "yes" }] }, input: ROWS, ...SIGNED }],
  approval: [{ params: {}, input: ROWS, wait: { choice: 0, data: { decision: "approve" } } }],
  chart: [{ params: { kind: "histogram", x: "total" }, input: ROWS }],
  "data-table": ["query", "insert", "upsert", "update", "delete", "clear"].map((op) => ({
    params: { op, table: "t", keys: ["id"], sort: "total", ...(op === "delete" && { which: "${item.id === 2}" }) },
    input: [
      { id: 1, total: 99 },
      { id: 7, total: 1 },
    ],
    kept: { "table:t": ROWS },
  })),
  text: [{ params: { op: "replace", field: "text", search: "a" }, input: [{ text: "aAa" }] }],
  "csv-parse": [{ params: { text: "a\tb|c;d,e\n1" } }, await fromFile("id,text\n1, a \n"), { params: { text: "id,text\n1, a \n" } }],
  "json-parse": [await fromFile("[1]")],
  "ndjson-parse": [await fromFile("[1]")],
  "feed-parse": [await fromFile('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"}]}')],
  "yaml-parse": [await fromFile("a: 1")],
  "toml-parse": [await fromFile("a = 1")],
  "xml-parse": [await fromFile("<a>1</a>"), { params: { text: '<a><b c="1">2</b></a>' } }],
  "html-extract": [{ ...(await fromFile("<p>1</p>")), params: { from: "file", fields: [{ name: "p", selector: "p" }] } }],
  "markdown-to-html": [{ params: {}, input: [{ text: "a\nb" }] }],
  "xlsx-read": [
    { params: {}, input: [BOOK] },
    {
      params: {},
      input: [
        await made(
          xlsxBuild,
          {},
          Array.from({ length: 60 }, () => ({ text: "x".repeat(30_000) })),
        ),
      ],
    },
  ],
  "xlsx-build": [{ params: {}, input: ROWS }],
  "read-file": [
    { params: { path: "a", as: "csv" }, disk: "a\tb|c;d,e\n1" },
    { params: { path: "a", as: "csv" }, disk: "a;b\n1;2\n" },
    { params: { path: "a", as: "csv" }, disk: "id,text\n1, ä \n" },
  ],
  "write-file": [
    { params: { to: "item" }, input: [{ id: "=1+1" }] },
    { params: { path: "out.csv" }, input: ROWS },
  ],
  "file-text": [{ params: {}, input: [{ ...((await file("ä")) as object), id: 1 }] }],
  gzip: [{ params: {}, input: [await file("abc".repeat(1000))] }],
  gunzip: [{ params: {}, input: [SQUEEZED] }],
  zip: [{ params: {}, input: [TEXT] }],
  unzip: [
    { params: {}, input: [PACKED] },
    { params: {}, input: [LARGE] },
  ],
  "vector-search": [
    {
      params: {},
      input: {
        items: [
          { vector: [1, 0], id: 1 },
          { vector: [-1, 1], id: 2 },
        ],
        queries: [{ vector: [1, 0] }],
      },
    },
  ],
};

/** Params that no run alone can show, and why. */
export const IDLE: { readonly [param: string]: string } = {
  "schedule.overlap": "read by who keeps the schedule: src/engine/keepSchedule.test.ts",
  "form.title": "read by who shows the form: e2e/people.spec.ts",
  "form.description": "read by who shows the form: e2e/people.spec.ts",
  "form.fields[].label": "read by who shows the form: e2e/people.spec.ts",
  "workflow-output.name": "read by the engine, which names the output: src/engine/outputs.ts",
  "pdf-text.password": "needs a PDF that a known password opens: pdf-text.test.ts",
  ...Object.fromEntries(
    ["file", "crop", "width", "height", "fit", "format", "quality", "name"].map((name) => [
      `image.${name}`,
      "only a browser draws: image.test.ts, e2e/image.spec.ts",
    ]),
  ),
};

/** Options that no trial tells apart, and why. */
export const ALIKE: { readonly [options: string]: string } = {
  "form.fields[].kind: text, paragraph": "the same text, asked for in a field of other height",
  "validate.draft: 2020-12, 2019-09": "the validator takes what either says in both",
  ...Object.fromEntries(
    ["ecdsa, rsa", "ecdsa, rsa-pss", "rsa, rsa-pss"].map((pair) => [
      `crypto.scheme: ${pair}`,
      "each needs a key of its own: crypto.test.ts",
    ]),
  ),
  "crypto.token: RS256, ES256": "each needs a key of its own: crypto.test.ts",
};
