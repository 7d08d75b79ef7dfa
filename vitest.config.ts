import path from "node:path";
import { defineConfig } from "vitest/config";

const at = (file: string) => path.resolve(import.meta.dirname, file);
const exclude = ["**/node_modules/**", ".next/**", "dist/**", ".data/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": at("."), "server-only": at("lib/platform/empty.ts") } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    restoreMocks: true,
    env: {
      NEXT_TELEMETRY_DISABLED: "1",
      CHECKPOINT_DISABLE: "1",
      LOG_LEVEL: "silent",
      TZ: "UTC",
      // A test machine may stand still for longer than a screening may wait.
      DATABASE_HOT_MS_MAX: "20000",
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.int.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["**/*.int.test.ts"],
          exclude,
          globalSetup: ["scripts/test/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
