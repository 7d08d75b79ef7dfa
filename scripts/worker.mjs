import { ensureNode } from "./lib/ensure-node.mjs";

ensureNode();
const { run } = await import("./lib/report.mjs");
const { withCleanup } = await import("./lib/signals.mjs");
const { ensureInstall } = await import("./lib/ensure-install.mjs");

await run(() =>
  withCleanup(async (context) => {
    await context.guard(ensureInstall());
    const { launch } = await import("./lib/launch.mjs");
    return launch({ ...context, name: "worker", database: true });
  }),
);
process.exit();
