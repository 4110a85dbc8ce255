import { defaultServerConditions } from "vite";
import { configDefaults, defineConfig } from "vitest/config";
import { synchronousJsonata } from "./scripts/synchronousJsonata.mjs";

/** Tests of what keeps nothing between two calls; not those that put something in the place of a module or a global, or see it load. */
const PURE = [
  "src/{model,formats}/**/*.test.ts",
  "src/expression/**/!(askJsonata).test.ts",
  "src/engine/**/!(planted|regionCode|outsideCode|loadedFunctions).test.ts",
  "src/nodes/**/!(image).test.ts",
];

export default defineConfig({
  plugins: [synchronousJsonata()],
  resolve: { conditions: ["source", ...defaultServerConditions] },
  ssr: { resolve: { conditions: ["source", ...defaultServerConditions] } },
  test: {
    environment: "node",
    // All of the machine: by default a core is left idle.
    maxWorkers: "100%",
    // A machine that does other things too is no failure.
    testTimeout: 30_000,
    coverage: { provider: "v8", include: ["src/**", "workers/**"] },
    projects: [
      // To load the modules anew for each file takes longer than most of these tests.
      { extends: true, test: { name: "pure", include: PURE, pool: "threads", isolate: false } },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["src/**/*.test.{ts,tsx}", "workers/**/*.test.ts", "scripts/**/*.test.mjs"],
          exclude: [...configDefaults.exclude, ...PURE],
        },
      },
    ],
  },
});
