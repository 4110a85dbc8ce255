import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { anyWorkflow } from "../model/anyWorkflow.ts";
import { parseWorkflow } from "./parseWorkflow.ts";
import { readYaml, writeYaml } from "./yaml.ts";
import { readYaml as oldRead, writeYaml as oldWrite } from "/tmp/jy/oldformats/yaml.ts";
test("write", () => {
  for (const f of readdirSync("public/examples")) { if (!f.endsWith(".json")) continue; const { workflow } = parseWorkflow(readFileSync("public/examples/" + f, "utf8"));
    if (!workflow) continue; const a = writeYaml(workflow), b = oldWrite(workflow);
    const [x, y] = [a.split("\n"), b.split("\n")]; let n = 0; if (x.length !== y.length) console.log(f, x.length, y.length);
    for (let i = 0; i < y.length; i++) if (x[i] !== y[i] && n++ < 4) console.log(f, i, "\n NEW", x[i]?.slice(0, 150), "\n OLD", y[i]?.slice(0, 150)); 
    const paths: any[] = []; const walk = (v: any, p: any[]) => { paths.push(p); if (v && typeof v === "object") for (const k of Object.keys(v)) walk(v[k], [...p, Array.isArray(v) ? +k : k]); }; walk(JSON.parse(JSON.stringify(workflow)), []);
    const [ra, rb] = [readYaml(b), oldRead(b)]; expect(ra.value).toEqual(rb.value); let off = 0; for (const p of paths) if (ra.lineOf(p) !== rb.lineOf(p)) off++; if (off) console.log(f, "lines differ", off, "of", paths.length); }
});
const seen = new Map<string, number>();
test("read", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "b: ", ":", " ", "\n", "\n  ", "\n- ", "- ", "[", "]", "{", "}", "? ", "&a ", "*a", "|\n", ">\n", "'", '"', "#", "!", "!!str ", "!!int ", "!x ", ",", "\t", "1", "0x1F", ".5", "~", "true", "---\n", "é", "\\n"), maxLength: 14 }), (t) => {
    const [a, b] = [readYaml(t), oldRead(t)]; const f = (r: any) => r.problems.map((p: any) => p.code).join() || "ok";
    const same = JSON.stringify(a.value) === JSON.stringify(b.value);
    const key = `${f(a)} | ${f(b)} ${same}`;
    const n = (seen.get(key) ?? 0) + 1; seen.set(key, n);
    if ((!same) && n <= 6) console.log(key, JSON.stringify(t), JSON.stringify(a.value), JSON.stringify(b.value), a.problems[0]?.message, "//", b.problems[0]?.message);
  }), { numRuns: 30000 });
  console.log([...seen].sort((x, y) => y[1] - x[1]).map(([k, n]) => `${n} ${k}`).join("\n"));
}, 60000);
test("round trip of odd texts", () => {
  const odd = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("a", " ", "\n", "\t", ":", "#", "-", "'", '"', "\\", "\r", "\u0085", "\u2028", "\ufeff", "\ud800", "?", "[", "1", ".", "%", "~", "|", ">", "&", "*", "!"), maxLength: 12 }), fc.constantFrom("a".repeat(2000), "---", "--- x", "...", "null", "0x1", "1e3", ".inf", "=", "<<", "yes", "y", "-", "?", ":", "__proto__"));
  const json = fc.letrec((tie) => ({ v: fc.oneof({ maxDepth: 4 }, odd, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.array(tie("v"), { maxLength: 3 }), fc.dictionary(odd, tie("v"), { maxKeys: 3, noNullPrototype: false })) })).v;
  fc.assert(fc.property(json, (config) => {
    const { workflow } = parseWorkflow({ format: "vwmp/1", name: "x", nodes: {}, edges: [], config: { c: config } });
    const text = writeYaml(workflow as any); const back = parseWorkflow(text);
    expect([back.problems, text]).toEqual([[], text]);
    expect(JSON.stringify(back.workflow?.config)).toBe(JSON.stringify(workflow?.config));
    expect(JSON.stringify((oldRead(text).value as any).config)).toBe(JSON.stringify(workflow?.config));
  }), { numRuns: 10000 });
}, 60000);
