import { expect, test } from "vitest";
import type { TestVerdict } from "#engine";
import { junit } from "./junit.ts";

const passed: TestVerdict = { name: "fine", status: "passed", differences: [], failures: [], durationMs: 1500, runId: "r1" };
const failed: TestVerdict = {
  name: "wrong",
  status: "failed",
  differences: [
    { path: "totals[0].total", expected: 300, found: 120 },
    { path: "totals[1]", expected: "<b>" },
  ],
  failures: [{ code: "pin-needed", kind: "user", message: "No network.", node: "fetch", hint: "Pin it." }],
  durationMs: 0,
  runId: "r2",
};

test("each file is a testsuite with its counts, each test a testcase, each failure in full", () => {
  expect(junit([{ file: "a.yaml", verdicts: [passed, failed] }])).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="vwmp test" tests="2" failures="1" errors="0" skipped="0" time="1.500">',
      '  <testsuite name="a.yaml" tests="2" failures="1" errors="0" skipped="0" time="1.500">',
      '    <testcase classname="a.yaml" name="fine" time="1.500"/>',
      '    <testcase classname="a.yaml" name="wrong" time="0.000">',
      '      <failure message="totals[0].total: expected 300, found 120">totals[0].total: expected 300, found 120&#10;' +
        "totals[1]: expected &quot;&lt;b&gt;&quot;, found nothing&#10;pin-needed at fetch: No network. Pin it.</failure>",
      "    </testcase>",
      "  </testsuite>",
      "</testsuites>",
      "",
    ].join("\n"),
  );
});

test("names can hold anything, and the text stays XML", () => {
  const xml = junit([{ file: 'a&"b', verdicts: [{ ...passed, name: "<x>\n]]> \u0000\u0008\ud800 ü 🎉" }] }]);
  expect(xml).toContain('name="a&amp;&quot;b"');
  expect(xml).toContain('name="&lt;x&gt;&#10;]]&gt; \ufffd\ufffd\ufffd ü 🎉"');
});

test("a file without tests is an empty testsuite", () => {
  expect(junit([{ file: "a.yaml", verdicts: [] }])).toContain('<testsuite name="a.yaml" tests="0" failures="0"');
});
