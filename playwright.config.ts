import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/ensureChromium.mjs";

const port = Number(process.env.VWMP_E2E_PORT ?? 4173);
const baseURL = `http://127.0.0.1:${port}/studio/`;
const executablePath = findChromium();
// Workers load this file again: they need not look a second time.
if (executablePath !== undefined) process.env.CHROMIUM_PATH = executablePath;
const asRoot = process.getuid?.() === 0;

/** What Playwright turns off itself: of two such lists the browser takes the last. */
const OFF_ALREADY =
  "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch";
/** Pages of the browser's own, loaded anew for every test: they take a third of the time in which the studio opens. */
const OWN_PAGES = "WebUIOmniboxPopup,WebUIOmniboxAimPopup";

/** The built site, served from a sub-path by a server that adds no header. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  workers: 2,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    baseURL,
    // Nothing moves by itself: a port is where it was when the mouse set out for it.
    contextOptions: { reducedMotion: "reduce" },
    // It would keep the whole site for later in every test that takes its time; the tests of that allow it.
    serviceWorkers: "block",
    // A trace costs a third of the time; `--trace on` makes one.
    trace: "off",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-gpu",
        "--disable-quic",
        `--disable-features=${OFF_ALREADY},${OWN_PAGES}`,
      ],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --base /studio/`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 20_000,
  },
});
