// Benchmarks run against a production server and a database of their own: what is measured is never the demo's leftovers.
import { ensureNode } from "./lib/ensure-node.mjs";

ensureNode();
const { run } = await import("./lib/report.mjs");
const { withCleanup } = await import("./lib/signals.mjs");
const { ensureInstall } = await import("./lib/ensure-install.mjs");

await run(() =>
  withCleanup(async (context) => {
    await context.guard(ensureInstall());
    const { measure } = await import("./lib/measure.mjs");
    return measure(context);
  }),
);
process.exit();
