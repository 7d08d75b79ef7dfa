// Benchmarks run against servers and a database of their own: what is measured is never the demo's leftovers.
import { ensureNode } from "./lib/ensure-node.mjs";

ensureNode();
const { run } = await import("./lib/report.mjs");
const { withCleanup } = await import("./lib/signals.mjs");
const { ensureInstall } = await import("./lib/ensure-install.mjs");

await run(() =>
  withCleanup(async (context) => {
    await context.guard(ensureInstall());
    const { launch } = await import("./lib/launch.mjs");
    const help = process.argv.some((argument) => argument === "--help" || argument === "-h");
    return launch({ ...context, name: "bench", pages: !help });
  }),
);
process.exit();
