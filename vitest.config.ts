import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source", ...defaultServerConditions] },
  ssr: { resolve: { conditions: ["source", ...defaultServerConditions] } },
  test: {
    environment: "node",
    // A machine that does other things too is no failure.
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}", "workers/**/*.test.ts", "scripts/**/*.test.mjs"],
    coverage: { provider: "v8", include: ["src/**", "workers/**"] },
  },
});
