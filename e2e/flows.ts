import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { builtInNodes } from "../src/nodes/index.ts";

export const ROOT = resolve(import.meta.dirname, "..");

/** Every workflow that the parity test runs: the samples people see, and fixtures for the corners. */
export type Flow = { readonly name: string; readonly text: string };

/** Fixed for all hosts, so that hashes can be compared. */
export const FIXED = { seed: 42, now: "2026-01-31T12:00:00.000Z" } as const;

/** Node types that run in one place only: a workflow with one of them has no other place to be compared with. */
const PLACED = builtInNodes.filter(({ place }) => place !== undefined).map(({ type }) => type);

/** The samples and fixtures that reach nothing outside, wait for nobody, and run anywhere. */
export function offlineFlows(): readonly Flow[] {
  const kept = new RegExp(`"(?:${["http-request", "approval", ...PLACED].join("|")})@`);
  return [...flowsIn("public/examples"), ...flowsIn("e2e/fixtures")].filter(({ text }) => !kept.test(text));
}

function flowsIn(folder: string): Flow[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => /\.vwmp\.(json|ya?ml)$/.test(file))
    .sort()
    .map((file) => ({ name: `${folder}/${file}`, text: readFileSync(join(ROOT, folder, file), "utf8") }));
}
