import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

/**
 * The engines that the bench compares with, each pinned to the newest version that declares to run on Node 20.
 *
 * @type {Readonly<Record<string, { title: string, packages: readonly string[], about: string }>>}
 */
export const PEERS = {
  "node-red": {
    title: "Node-RED 4.1.8",
    packages: ["@node-red/runtime@4.1.8", "@node-red/registry@4.1.8", "@node-red/util@4.1.8"],
    about: "version 5 asks for Node 22.9",
  },
  rivet: { title: "Rivet 1.23.1", packages: ["@ironclad/rivet-core@1.23.1"], about: "@ironclad/rivet-core" },
  baklava: { title: "Baklava 2.8.1", packages: ["@baklavajs/core@2.8.1", "@baklavajs/engine@2.8.1"], about: "its DependencyEngine" },
  rete: { title: "Rete 2.0.6", packages: ["rete@2.0.6", "rete-engine@2.1.1"], about: "rete-engine 2.1.1, its DataflowEngine" },
  xstate: { title: "XState 5.33.3", packages: ["xstate@5.33.3"], about: "a state with an invoked promise for each node" },
  n8n: { title: "n8n 2.8", packages: ["n8n-core@2.8.1", "n8n-workflow@2.8.0"], about: "n8n-core 2.8.1; n8n asks for Node 22.16 from 2.10" },
};

const folder = resolve(process.env["VWMP_PEERS_DIR"] ?? join(homedir(), ".cache", "vwmp-bench-peers"));

/** What `require` gives inside the folder of an installed peer. */
export function requirePeer(/** @type {string} */ name) {
  return createRequire(join(folder, name, "package.json"));
}

/** Whether the pinned packages of a peer are there, by the mark that a finished installation leaves. */
export function isInstalled(/** @type {string} */ name) {
  const mark = join(folder, name, "installed.txt");
  return existsSync(mark) && readFileSync(mark, "utf8") === PEERS[name]?.packages.join("\n");
}

/**
 * Installs a peer into a folder of its own outside the project, without install scripts. Throws with what npm said.
 *
 * @param {string} name
 */
export function installPeer(name) {
  const peer = PEERS[name];
  if (peer === undefined) throw new Error(`There is no peer “${name}”. There are: ${Object.keys(PEERS).join(", ")}.`);
  if (isInstalled(name)) return;
  const own = join(folder, name);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "package.json"), '{ "private": true }\n');
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", ...peer.packages], {
    cwd: own,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 600_000,
  });
  writeFileSync(join(own, "installed.txt"), peer.packages.join("\n"));
}

if (resolve(process.argv[1] ?? "") === import.meta.filename) {
  const wanted = process.argv.slice(2);
  for (const name of wanted.length > 0 ? wanted : Object.keys(PEERS)) {
    try {
      installPeer(name);
      console.log(`ok     ${name} in ${join(folder, name)}`);
    } catch (error) {
      console.error(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
}
