import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installPeer, isInstalled, PEERS } from "../../scripts/installPeers.mjs";
import { WORKS } from "./works.mjs";

/** Measures VWMP and its peers, each work in a process of its own, and prints one table. `--install` fetches missing peers. */
const { values: options } = parseArgs({ options: { install: { type: "boolean" }, only: { type: "string", multiple: true } } });
const LIMIT = 30_000;
const OVERFLOW = "Maximum call stack size exceeded";
const OWN = { title: "VWMP", about: "the build in lib, with its log on" };

/** @typedef {{ work: string, value?: number, unit?: string, ratio?: number, note?: string }} Line */

/** @returns {Promise<Line>} */
function run(name, work) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.mjs`), work], { stdio: ["ignore", "pipe", "pipe"] });
    let [out, overflow, over] = ["", false, false];
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      overflow ||= String(chunk).includes(OVERFLOW);
    });
    const timer = setTimeout(() => {
      over = true;
      child.kill("SIGKILL");
    }, LIMIT);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const line = out.split("\n").findLast((each) => each.startsWith('{"work"'));
      const found = line === undefined ? { work } : JSON.parse(line);
      if (found.value !== undefined) resolve(found);
      else if (overflow) resolve({ work, note: "stack overflow" });
      else if (over) resolve({ work, note: `over ${LIMIT / 1000} s` });
      else resolve({ work, note: found.note ?? `ended without a result: ${signal ?? `exit status ${code}`}` });
    });
  });
}

/** Why a peer is not measured at all, if so. */
function absence(name) {
  if (name === "vwmp" || isInstalled(name)) return undefined;
  if (!options.install) return "not installed: node bench/peers/index.mjs --install";
  try {
    console.error(`installing ${name}`);
    installPeer(name);
    return undefined;
  } catch (error) {
    return `cannot be installed: ${error.stderr?.trim().split("\n").slice(0, 3).join(" ") || error.message}`;
  }
}

async function measureAll(name) {
  const missing = absence(name);
  const lines = [];
  for (const work of Object.keys(WORKS)) {
    lines.push(missing === undefined ? await run(name, work) : { work, note: missing });
    console.error(`${name} ${JSON.stringify(lines.at(-1))}`);
  }
  return lines;
}

const short = (value) => (value >= 100 ? Math.round(value).toLocaleString("en") : value >= 10 ? value.toFixed(1) : value.toFixed(2));

function printTable(columns) {
  const notes = [];
  const noteOf = (note) => {
    if (!notes.includes(note)) notes.push(note);
    return `[${notes.indexOf(note) + 1}]`;
  };
  const cell = ({ value, ratio, note }) => {
    if (value === undefined) return note.length <= 14 ? note : noteOf(note);
    return `${short(ratio)} × (${short(value)})${note === undefined ? "" : ` ${noteOf(note)}`}`;
  };
  const heads = ["× plain JavaScript (value)", ...columns.map(({ title }) => title)];
  const rows = Object.values(WORKS).map(({ title, unit }, at) => [`${title}, ${unit}`, ...columns.map(({ lines }) => cell(lines[at]))]);
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at].length)));
  const print = (row) => console.log(`| ${row.map((text, at) => text.padEnd(widths[at])).join(" | ")} |`);
  print(heads);
  print(widths.map((width) => "-".repeat(width)));
  rows.forEach(print);
  console.log();
  notes.forEach((note, at) => {
    console.log(`[${at + 1}] ${note}`);
  });
  for (const { title, about } of columns) console.log(`${title}: ${about}`);
}

const known = { vwmp: OWN, ...PEERS };
const names = options.only ?? Object.keys(known);
const unknown = names.find((name) => !Object.hasOwn(known, name));
if (unknown !== undefined) throw new Error(`There is no peer “${unknown}”. There are: ${Object.keys(known).join(", ")}.`);
const columns = [];
for (const name of names) columns.push({ ...known[name], lines: await measureAll(name) });
console.log(`Node ${process.version}; at most ${LIMIT / 1000} s a work\n`);
printTable(columns);
