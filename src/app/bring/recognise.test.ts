import { describe, expect, it } from "vitest";
import { recogniseFile, recogniseText } from "./recognise.ts";

const N8N = JSON.stringify({ name: "Orders", nodes: [{ name: "Start", type: "n8n-nodes-base.start" }], connections: {} });
const NODE_RED = JSON.stringify([
  { id: "a1", type: "tab", label: "Flow 1" },
  { id: "b2", type: "inject", z: "a1", wires: [[]] },
]);
const data = (format: string) => ({ kind: "data", format });

describe("a pasted text", () => {
  it.each([
    ["a cURL command", "curl https://a.test -H 'x: 1'", { kind: "curl" }],
    ["an address", " https://a.test/orders?x=1 \n", { kind: "address", url: "https://a.test/orders?x=1" }],
    ["JSON", '[{"id": 1}]', data("json")],
    ["JSON with a field called format", '{"format": "pdf", "nodes": 3}', data("json")],
    ["JSON on each line", '{"id":1}\n{"id":2}\n', data("ndjson")],
    ["XML", '<?xml version="1.0"?>\n<a><b>1</b></a>', data("xml")],
    ["CSV", "country,total\nDE,120\nFR,80", data("csv")],
    ["CSV with a quoted comma", 'name,total\n"Doe, Ada",120', data("csv")],
    ["rows copied from a spreadsheet", "country\ttotal\nDE\t120", data("csv")],
    ["YAML", "- name: Ada\n  born: 1815\n- name: Bob\n", data("yaml")],
  ])("is recognised as %s", (_, text, kind) => {
    expect(recogniseText(text)).toEqual(kind);
  });

  it("is a workflow, whole, broken or as YAML", () => {
    expect(recogniseText('{"format":"vwmp/1","name":"x","nodes":{},"edges":[]}').kind).toBe("workflow");
    expect(recogniseText('{"nodes": {}, "edges": [').kind).toBe("workflow");
    expect(recogniseText("format: vwmp/1\nname: x\nnodes: {}\n").kind).toBe("workflow");
  });

  it("is a workflow of another program", () => {
    expect(recogniseText(N8N)).toEqual({ kind: "foreign", of: "n8n", name: "Orders" });
    expect(recogniseText(NODE_RED)).toEqual({ kind: "foreign", of: "Node-RED" });
  });

  it.each(["", "hello world", "Dear Ada,\nthank you, Bob", "a: b", "<p>Hello</p>", '{"broken": '])(
    "is nothing to make a node of: %j",
    (text) => {
      expect(recogniseText(text).kind).toBe("other");
    },
  );
});

describe("a file", () => {
  it.each([
    ["orders.csv", "text/csv", "a,b\n1,2", "csv"],
    ["orders.TSV", "", "a\tb", "csv"],
    ["orders.json", "application/json", '{"a":1}', "json"],
    ["log.jsonl", "", "{}", "ndjson"],
    ["feed.rss", "", "<rss/>", "xml"],
    ["settings.yml", "", "a: 1", "yaml"],
    ["book.xlsx", "", "PK", "xlsx"],
    ["notes.md", "", "# Hello", "text"],
    ["LICENSE", "text/plain", "MIT", "text"],
    ["photo.png", "image/png", "\ufffdPNG\r\n", "file"],
    ["drawing.svg", "image/svg+xml", "<svg><g/></svg>", "file"],
    ["talk.mp3", "", "ID3", "file"],
    ["archive.zip", "application/zip", "PK\u0003\0", "file"],
    ["a.bin", "application/octet-stream", "\0\u0001", "file"],
  ])("%s is recognised by its ending", (name, type, head, format) => {
    expect(recogniseFile(name, type, head)).toEqual(data(format));
  });

  it("with a workflow in it is a workflow", () => {
    expect(recogniseFile("flow.json", "", '{"format": "vwmp/1"').kind).toBe("workflow");
    expect(recogniseFile("n8n.json", "", N8N).kind).toBe("foreign");
  });

  it("without a telling ending is what its text is, and text where that is nothing else", () => {
    expect(recogniseFile("orders.dat", "", "a,b\n1,2")).toEqual(data("csv"));
    expect(recogniseFile("flow", "", "format: vwmp/1\nnodes: {}").kind).toBe("workflow");
    expect(recogniseFile("script.py", "", "print('hello')")).toEqual(data("text"));
    expect(recogniseFile("empty", "", "")).toEqual(data("text"));
    expect(recogniseFile("umlaut.conf", "", `${"x".repeat(9)}\ufffd`)).toEqual(data("text"));
  });
});
