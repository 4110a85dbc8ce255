import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const DOWNLOAD_LIMIT = 180_000;
const INSTALL_LIMIT = 420_000;

/** The path of a Chromium that starts: `CHROMIUM_PATH`, the system's or Playwright's own; undefined when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  const candidates = [...(given === undefined || given === "" ? [] : [given]), ...SYSTEM, chromium.executablePath()];
  return candidates.find((path) => existsSync(path) && starts(path));
}

/** Finds a Chromium or gets one; throws with the one command to run when neither works. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log("No Chromium found: downloading Playwright's own.");
  run("npx", ["playwright", "install", "chromium"], DOWNLOAD_LIMIT);
  const downloaded = findChromium();
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && has("apt-get")) {
    console.log("That did not give one that starts: installing the system's.");
    run("apt-get", ["update"], INSTALL_LIMIT);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], INSTALL_LIMIT);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "The browser tests need Chromium, and none could be found or fetched. Install one, for example with\n\n    sudo npx playwright install --with-deps chromium\n\nor set CHROMIUM_PATH to the one you have.",
  );
}

/** @param {string} path */
function starts(path) {
  // Windows' Chrome opens a window for --version.
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

/** @param {string} command */
function has(command) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

/** @param {string} command @param {string[]} args @param {number} timeout */
function run(command, args, timeout) {
  spawnSync(command, args, {
    timeout,
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
