import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

async function speak(page: Page, tab: string, field: string, language: string): Promise<void> {
  await page.getByRole("tab", { name: tab }).click();
  await page.getByRole("combobox", { name: field }).selectOption({ label: language });
}

/** Texts of controls that are wider than their box, or reach out of the pane that they are in. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, [role=tab], label, h2, h3")]
      .filter((element) => element.checkVisibility() && element.clientWidth > 0 && element.closest("[role=grid], [role=table]") === null)
      .filter((element) => {
        const pane = element.closest("header, nav, aside, main, section, dialog, #panes");
        const right = pane === null ? innerWidth : pane.getBoundingClientRect().right;
        const wider = getComputedStyle(element).display !== "inline" && element.scrollWidth > element.clientWidth + 1;
        return wider || element.getBoundingClientRect().right > right + 1;
      })
      .map((element) => element.textContent.trim())
      .filter((text) => text !== ""),
  );
}

test("the studio speaks German once that is chosen: a workflow is built, run and kept, and English comes back", async ({ page }) => {
  test.setTimeout(120_000);
  const studio = new StudioPage(page);
  await studio.open();
  await studio.page.getByRole("textbox", { name: "Workflow name" }).fill("Wetter");

  await speak(page, "Settings", "Language", "Deutsch");
  await expect(page.getByRole("combobox", { name: "Sprache" })).toBeFocused();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("textbox", { name: "Name des Workflows" })).toHaveValue("Wetter");

  const canvas = page.getByRole("main", { name: "Arbeitsfläche" });
  await page.getByRole("banner").getByRole("button", { name: "Ausführen", exact: true }).click();
  await expect(page.getByRole("status", { name: "Stand des Laufs" })).toContainText("Gelungen");
  await expect(canvas.getByRole("group", { name: /, gelungen$/ }).first()).toBeVisible();

  await canvas.focus();
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog", { name: "Knoten hinzufügen" });
  await dialog.getByRole("combobox", { name: "Knoten suchen" }).pressSequentially("limit");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("complementary", { name: "Inspektor" }).getByRole("tab", { name: "Parameter" })).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: "Rückgängig" }).click();

  await page.reload();
  await expect(canvas).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name des Workflows" })).toHaveValue("Wetter");

  await speak(page, "Einstellungen", "Sprache", "English");
  await expect(page.getByRole("main", { name: "Canvas" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Language" })).toHaveValue("en");
});

test("nodes, their fields and regions are German too, and found by their English names as well", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await speak(page, "Settings", "Language", "Deutsch");
  const canvas = page.getByRole("main", { name: "Arbeitsfläche" });
  const inspector = page.getByRole("complementary", { name: "Inspektor" });
  const dialog = page.getByRole("dialog", { name: "Knoten hinzufügen" });
  await canvas.focus();
  await page.keyboard.press("/");
  for (const word of ["limit", "begrenz"]) {
    await dialog.getByRole("combobox", { name: "Knoten suchen" }).fill(word);
    const first = dialog.getByRole("option").first();
    await expect(first).toHaveAccessibleName("Begrenzen");
    await expect(first).toContainText("Behält die ersten oder die letzten Elemente.");
  }
  await page.keyboard.press("Enter");
  await expect(canvas.getByRole("group", { name: /^Begrenzen, / })).toBeVisible();
  await expect(inspector.getByRole("combobox", { name: "Behalten" })).toContainText("Die letzten Elemente");
  await expect(inspector.getByText("Von welchem Ende gezählt wird.")).toBeVisible();
  await inspector.getByRole("tab", { name: "Regeln" }).click();
  await expect(inspector.getByRole("region", { name: "Grenzen und Fehlschläge" }).getByText("Wenn er fehlschlägt")).toBeVisible();
  await inspector.getByRole("tab", { name: "Doku" }).click();
  await expect(inspector.getByRole("tabpanel")).toContainText("Wie viele behalten werden.");

  await speak(page, "Einstellungen", "Sprache", "English");
  const back = page.getByRole("complementary", { name: "Inspector" });
  await expect(back.getByRole("tabpanel")).toContainText("How many to keep.");
});

test.describe("no German text is cut off", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("vwmp.language", "de"));
  });

  for (const [what, width] of [
    ["wide", 1440],
    ["narrow", 390],
  ] as const) {
    test(`in a ${what} window`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("./");
      const canvas = page.getByRole("main", { name: "Arbeitsfläche" });
      await canvas
        .getByRole("group", { name: /^Report, / })
        .getByText("Report", { exact: true })
        .first()
        .click();
      expect(await cutOff(page), "canvas").toEqual([]);
      if (what === "narrow") await page.getByRole("tab", { name: "Inspektor" }).click();
      await expect(page.getByRole("complementary", { name: "Inspektor" }).getByRole("tab", { name: "Doku" })).toBeVisible();
      expect(await cutOff(page), "inspector").toEqual([]);
      if (what === "narrow") await page.getByRole("tab", { name: "Bibliothek" }).click();
      for (const tab of ["Workflows", "Knoten", "Läufe", "Geheimnisse", "Einstellungen"]) {
        await page.getByRole("navigation", { name: "Bibliothek" }).getByRole("tab", { name: tab, exact: true }).click();
        expect(await cutOff(page), tab).toEqual([]);
      }
    });
  }
});

test("what is wrong with a file and why a run failed is said in German", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("vwmp.language", "de"));
  await page.goto("./");
  await expect(page.getByRole("main", { name: "Arbeitsfläche" })).toBeVisible();

  const importing = async (text: string) => {
    await page.getByRole("button", { name: "Importieren", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Importieren" });
    await dialog.getByRole("textbox", { name: "Text des Workflows" }).fill(text);
    return dialog;
  };
  const broken = await importing('{ "format": "vwmp/1", "name": 5, }');
  await expect(broken.getByRole("list", { name: "Probleme" })).toContainText("Das ist kein JSON: vor diesem „}“ steht ein „,“ zu viel");
  await broken.getByRole("textbox", { name: "Text des Workflows" }).fill(
    JSON.stringify({
      format: "vwmp/1",
      name: "Kaputt",
      nodes: {
        start: { type: "manual@1" },
        "keep-2": { type: "limit@1", name: "Nur zwei", params: { count: "zwei" } },
        odd: { type: "limt@1" },
      },
      edges: ["start -> keep-2", "start -> gone"],
    }),
  );
  await broken.getByRole("button", { name: "Workflow importieren" }).click();
  await expect(broken).toBeHidden();
  await page.getByRole("tab", { name: /^Probleme/ }).click();
  const problems = page.getByRole("list", { name: "Probleme" });
  await expect(problems).toContainText("„Nur zwei“: Möglich ist eine Zahl, nicht Text „zwei“.");
  await expect(problems).toContainText("„odd“: Es gibt keinen Knotentyp „limt@1“; ist „limit@1“ gemeint?");
  await expect(problems).toContainText(
    "Die Verbindung „start -> gone“ nennt „gone“, aber einen solchen Knoten gibt es nicht; lösch die Verbindung, oder füg den Knoten hinzu.",
  );
  await expect(problems.getByRole("button", { name: /^Problem: / }).first()).toBeVisible();

  const failing = await importing(
    JSON.stringify({
      format: "vwmp/1",
      name: "Schlägt fehl",
      nodes: {
        start: { type: "manual@1" },
        ask: { type: "edit-fields@1", name: "Rechnen", params: { fields: [{ name: "sum", value: "${item.order.total}" }] } },
      },
      edges: ["start -> ask"],
    }),
  );
  await failing.getByRole("button", { name: "Workflow importieren" }).click();
  await expect(failing).toBeHidden();
  await page.getByRole("banner").getByRole("button", { name: "Ausführen", exact: true }).click();
  await expect(page.getByRole("status", { name: "Stand des Laufs" })).toContainText("Fehlgeschlagen");
  await page
    .getByRole("main", { name: "Arbeitsfläche" })
    .getByRole("group", { name: /^Rechnen, / })
    .click();
  await page.getByRole("complementary", { name: "Inspektor" }).getByRole("tab", { name: "Ausgang" }).click();
  await expect(page.getByRole("region", { name: "Fehler" })).toContainText("darum lässt sich „total“ nicht daraus lesen");
});
