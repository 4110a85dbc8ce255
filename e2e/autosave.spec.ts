import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

// A trace cannot be written of a tab that was killed.
test.use({ trace: "off" });

/** Kills of a tab; `VWMP_EDIT_KILLS` asks for more. */
const KILLS = Number(process.env.VWMP_EDIT_KILLS ?? 10);
/** Milliseconds of work that may be lost. */
const MAY_LOSE = 1000;

/** What a person typed before a moment, and when the page had answered each key. */
type Typed = readonly { readonly name: string; readonly at: number }[];

/** Types one key after the other, never pausing, until it is time. */
async function typeUntil(studio: StudioPage, end: number): Promise<Typed> {
  const field = studio.page.getByRole("textbox", { name: "Workflow name" });
  await field.fill("k");
  await field.press("End");
  const typed = [{ name: "k", at: Date.now() }];
  while (Date.now() < end) {
    const key = String(typed.length % 10);
    await studio.page.keyboard.press(key);
    typed.push({ name: (typed.at(-1)?.name ?? "") + key, at: Date.now() });
  }
  return typed;
}

const DEATHS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["the tab is closed", (page) => page.close()],
  [
    "its process dies",
    async (page) => {
      const devtools = await page.context().newCDPSession(page);
      const died = page.waitForEvent("crash");
      devtools.send("Page.crash").catch(() => undefined);
      await died;
      await page.close();
    },
  ],
];

for (const [how, kill] of DEATHS) {
  test(`at whichever moment ${how}, at most the last second of work is lost`, { tag: "@long" }, async ({ context }) => {
    test.setTimeout(60_000 + KILLS * 10_000);
    let studio = new StudioPage(await context.newPage());
    await studio.openEmpty();
    for (let n = 0; n < KILLS / DEATHS.length; n += 1) {
      const typed = await typeUntil(studio, Date.now() + 1200 + Math.random() * 1500);
      const killed = Date.now();
      await kill(studio.page);
      const safe = typed.filter(({ at }) => at <= killed - MAY_LOSE).at(-1)?.name ?? "";
      studio = new StudioPage(await context.newPage());
      await studio.page.goto("./");
      const found = await studio.page.getByRole("textbox", { name: "Workflow name" }).inputValue();
      expect(found.startsWith(safe), `${typed.at(-1)?.name} was typed, ${safe} a second before the end; found ${found}`).toBe(true);
      expect(typed.at(-1)?.name.startsWith(found)).toBe(true);
    }
  });
}
