import type { Page } from "@playwright/test";

/** What went wrong in a page without anybody looking: errors on the console, thrown ones, and what its policy blocked. */
export async function watchFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
  page.on("crash", () => faults.push("crashed"));
  await page.exposeFunction("reportViolation", (text: string) => faults.push(`policy: ${text}`));
  await page.addInitScript(() => {
    const { reportViolation } = globalThis as unknown as { reportViolation(text: string): void };
    addEventListener("securitypolicyviolation", (event) => reportViolation(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  return faults;
}
