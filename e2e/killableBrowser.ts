import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect } from "@playwright/test";

/** A whole browser on a profile of its own, which can be killed as the system kills a process, and started again on the same profile. */
export class KillableBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), "vwmp-profile-"));
  #process: ChildProcess | undefined;

  /** Starts the browser; gives the context in which its tabs are. */
  async start(): Promise<BrowserContext> {
    const address = join(this.#profile, "DevToolsActivePort");
    rmSync(address, { force: true });
    this.#process = spawn(process.env["CHROMIUM_PATH"] ?? chromium.executablePath(), [
      "--headless",
      "--no-first-run",
      "--disable-gpu",
      "--disable-background-networking",
      "--window-size=1280,900",
      "--remote-debugging-port=0",
      `--user-data-dir=${this.#profile}`,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "about:blank",
    ]);
    await expect.poll(() => existsSync(address) && readFileSync(address, "utf8").includes("\n"), { timeout: 15_000 }).toBe(true);
    const [port] = readFileSync(address, "utf8").split("\n");
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error("The browser has no context.");
    return context;
  }

  /** Ends the browser without a word; resolves when it has ended. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  }

  /** Ends the browser and removes its profile. */
  async remove(): Promise<void> {
    await this.kill();
    // Processes of the browser that outlive it for a moment still write there.
    await expect(() => rmSync(this.#profile, { recursive: true, force: true })).toPass({ timeout: 15_000 });
  }
}
