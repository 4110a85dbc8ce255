import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What passed is not told: telling of every element takes most of the time. */
const OPTIONS = { runOnly: WCAG_22_AA, resultTypes: ["violations" as const] };

/**
 * What breaks WCAG 2.2 AA, as far as a machine sees it: rule, element and what is wrong. Looks once nothing moves any more: a colour
 * that is still fading from one theme to the other has no contrast of its own.
 */
export async function accessibilityFaults(page: Page, within = "html"): Promise<readonly string[]> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((each) => each.finished));
  });
  // The studio shows nothing in frames; without them it need not be judged in a page of its own.
  const { violations } = await new AxeBuilder({ page }).include(within).options(OPTIONS).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`));
}
